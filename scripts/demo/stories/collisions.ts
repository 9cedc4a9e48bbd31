/** Incidents that end in a knock. */
import type { Story } from '../story';
import { DRIVERS, PAINT, VEHICLES } from './cast';
import { oncoming } from './traffic';

export const JUNCTION_COLLISION: Story = {
  folder: 'junction-collision',
  ticket: 'EV20261021074213VAN07',
  story:
    'A car comes out of Stationsweg without giving way; the van hits it and is hit from behind.',
  eventAt: '2026-10-21T05:42:13.250Z',
  type: 1,
  typeName: 'collision',
  category: 'Sensor',
  severityLevel: 3,
  expiryDays: 4,
  vehicle: VEHICLES.van07,
  driver: DRIVERS.yusuf,
  tripId: 88_214,
  mood: 'morning',
  route: [
    { x: -1200, y: 0 },
    { x: 1400, y: 0 },
  ],
  eventAlong: 1198.2,
  speed: [
    [-20, 44],
    [-8, 49],
    [-1.15, 48],
    [0, 25],
    [0.14, 9],
    [0.9, 0],
    [1.9, 0],
    [2, 7],
    [2.6, 0],
    [40, 0],
  ],
  across: [
    [-1.2, 1.85],
    [0, 1.75],
    [1.2, 1.2],
  ],
  yaw: [
    [0, 0],
    [0.5, -7],
    [1.9, -8],
    [2.4, -5],
  ],
  impacts: [
    { at: 0.02, strength: 2.6 },
    { at: 1.93, strength: 1.1 },
  ],
  actors: [
    {
      kind: 'car',
      colour: PAINT.blue,
      along: [
        [0, 3.7],
        [0.4, 5.6],
        [1.6, 8.2],
      ],
      across: [
        [-6, 56],
        [-2.4, 24],
        [0, 1.9],
        [0.5, -0.8],
        [1.6, -1.6],
      ],
      turn: [
        [0, -90],
        [0.5, -66],
        [1.6, -38],
      ],
      hazardFrom: 7,
    },
    {
      kind: 'car',
      colour: PAINT.red,
      gap: [
        [-20, -30],
        [-4, -21],
        [-1, -18.5],
        [0.3, -13],
        [1.93, -4.9],
        [2.05, -4.9],
        [2.8, -5.8],
      ],
      across: [[0, 1.9]],
      hazardFrom: 8.5,
    },
    ...oncoming([-9.5, -6.2, -2.9], 47),
    {
      kind: 'van',
      colour: PAINT.white,
      along: [
        [-2, 110],
        [1.5, 50],
        [4.5, 28],
        [40, 28],
      ],
      across: [[0, -1.9]],
      turn: [[0, 180]],
      hazardFrom: 6,
    },
  ],
  cameras: [
    { mode: 'C_F', start: -12, seconds: 24, framesPerSecond: 30, audio: true },
    { mode: 'C_I', start: -11.6, seconds: 23, framesPerSecond: 10 },
    { mode: 'C_R', start: -9.3, seconds: 17.5, framesPerSecond: 10 },
    { mode: 'C_E', start: -13.2, seconds: 25, framesPerSecond: 10 },
  ],
  nmea: { from: -20, to: 20, talker: 'GN', sensor: 'GSENSORD' },
  snapshots: [
    { mode: 'C_F', at: -0.1 },
    { mode: 'C_R', at: 1.7 },
  ],
  speedLimitKph: 50,
};
