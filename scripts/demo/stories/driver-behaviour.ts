/** Incidents seen by the camera that watches the driver. */
import type { Story } from '../story';
import { DRIVERS, PAINT, VEHICLES } from './cast';
import { oncoming, parked } from './traffic';

export const PHONE_USE: Story = {
  folder: 'phone-use',
  ticket: 'EV20261020141705VAN03',
  story: 'The driver reads a message on Havenlaan and notices the braking car ahead late.',
  eventAt: '2026-10-20T12:17:05.400Z',
  type: 41,
  typeName: 'phone_use',
  category: 'AI (DMS)',
  severityLevel: 2,
  expiryDays: 9,
  vehicle: VEHICLES.van03,
  driver: DRIVERS.sanne,
  tripId: 88_190,
  mood: 'day',
  route: [
    { x: -1200, y: 0 },
    { x: 1400, y: 0 },
  ],
  eventAlong: 860,
  speed: [
    [-14, 40],
    [0, 46],
    [4.2, 44],
    [6.4, 14],
    [9, 18],
    [16, 40],
  ],
  across: [
    [-6, 1.85],
    [-1, 2.2],
    [3.5, 1.3],
    [6, 1.9],
  ],
  actors: [
    {
      kind: 'car',
      colour: PAINT.silver,
      gap: [
        [-14, 34],
        [2, 30],
        [4.2, 21],
        [6.4, 8.4],
        [9, 10],
        [16, 24],
      ],
      across: [[0, 1.9]],
    },
    ...oncoming([-4.4, 1.2, 3.6, 9], 45),
    ...parked([-48, -20, 24, 70], 5),
  ],
  phone: [
    [-5.5, 0],
    [-4.6, 1],
    [4.1, 1],
    [4.6, 0],
  ],
  cameras: [{ mode: 'S_F_I', start: -8, seconds: 18, framesPerSecond: 10, audio: true }],
  nmea: { from: -15, to: 15, talker: 'GP', sensor: 'GSENSOR' },
  snapshots: [{ mode: 'S_F_I', at: 0 }],
  speedLimitKph: 50,
};
