/** Slow knocks: one still uploading, one already gone from the cloud. */
import type { Story } from '../story';
import { DRIVERS, PAINT, VEHICLES } from './cast';
import { oncoming, parked } from './traffic';

export const DOCK_BUMP: Story = {
  folder: 'dock-bump',
  ticket: 'EV20261023095530TRK12',
  story:
    'Reversing to the shed in Loodsweg the truck touches a parked car; two cameras still upload.',
  eventAt: '2026-10-23T07:55:30.900Z',
  type: 1,
  typeName: 'collision',
  category: 'Sensor',
  severityLevel: 1,
  expiryDays: 29,
  vehicle: VEHICLES.truck12,
  driver: DRIVERS.tomasz,
  tripId: 88_301,
  mood: 'overcast',
  route: [
    { x: 800, y: 0 },
    { x: 800, y: -320 },
    { x: 1120, y: -320 },
  ],
  cornerRadius: 16,
  eventAlong: 190,
  speed: [
    [-14, 12],
    [-8, 10],
    [-6.5, 0],
    [-5, 0],
    [-3.5, -6],
    [0, -7],
    [0.1, -2],
    [0.5, 0],
    [20, 0],
  ],
  across: [
    [-8, 1.2],
    [-4, 1.3],
    [0, 2],
  ],
  yaw: [
    [-6, 0],
    [0, -9],
  ],
  impacts: [{ at: 0.02, strength: 0.9 }],
  actors: [
    {
      kind: 'car',
      colour: PAINT.red,
      along: [
        [0, -6.75],
        [0.3, -7.05],
      ],
      across: [[0, 2.4]],
    },
    ...parked([-19, 17, 31], 2.6),
    ...oncoming([-9], 22, -1.6),
  ],
  cameras: [
    { mode: 'C_F', start: -6, seconds: 11, framesPerSecond: 10 },
    { mode: 'C_I', start: -6.4, seconds: 11, framesPerSecond: 10 },
    { mode: 'C_R', start: -5.8, seconds: 11, framesPerSecond: 10, missing: true },
    { mode: 'C_E', start: -6.1, seconds: 11, framesPerSecond: 10, missing: true },
  ],
  nmea: { from: -12, to: 9, talker: 'GN', sensor: 'GSENSORD' },
  snapshots: [{ mode: 'C_I', at: 0.15 }],
  uploading: true,
  speedLimitKph: 30,
};

/** Its media are gone: only what the service still lists of it. */
export const KERB_STRIKE: Story = {
  folder: 'kerb-strike',
  ticket: 'EV20261019063020TRK15',
  story: 'The truck cuts a corner and strikes the kerb; nobody saved it in time.',
  eventAt: '2026-10-19T04:30:20.000Z',
  type: 1,
  typeName: 'collision',
  category: 'Sensor',
  severityLevel: 1,
  expiryDays: 0,
  vehicle: VEHICLES.truck15,
  driver: DRIVERS.piet,
  tripId: 88_121,
  mood: 'night',
  route: [
    { x: 420, y: 400 },
    { x: 420, y: 0 },
    { x: 1200, y: 0 },
  ],
  eventAlong: 394,
  speed: [
    [-10, 30],
    [0, 18],
    [6, 34],
  ],
  across: [[0, -1.6]],
  impacts: [{ at: 0, strength: 0.7 }],
  actors: [],
  cameras: [
    { mode: 'C_F', start: -6, seconds: 12, framesPerSecond: 10, missing: true },
    { mode: 'C_R', start: -6, seconds: 12, framesPerSecond: 10, missing: true },
  ],
  nmea: { from: -10, to: 10, talker: 'GN', sensor: 'GSENSORD' },
  snapshots: [],
  expired: true,
  speedLimitKph: 30,
};
