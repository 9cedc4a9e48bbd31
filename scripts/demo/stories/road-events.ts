/** Incidents reported by sensors and by the camera that watches the road. */
import type { Story } from '../story';
import { DRIVERS, PAINT, VEHICLES } from './cast';
import { oncoming } from './traffic';

export const CYCLIST_BRAKING: Story = {
  folder: 'cyclist-braking',
  ticket: 'EV20261022161148TRK12',
  story: 'The truck turns right into Stationsweg and brakes hard for a cyclist going straight on.',
  eventAt: '2026-10-22T14:11:48.600Z',
  type: 4,
  typeName: 'harsh_braking',
  category: 'Sensor',
  severityLevel: 2,
  expiryDays: 12,
  vehicle: VEHICLES.truck12,
  driver: DRIVERS.tomasz,
  tripId: 88_260,
  mood: 'overcast',
  route: [
    { x: -900, y: 0 },
    { x: 0, y: 0 },
    { x: 0, y: -850 },
  ],
  cornerRadius: 13,
  eventAlong: 886,
  speed: [
    [-14, 46],
    [-7, 44],
    [-2.6, 22],
    [-0.5, 20],
    [0.45, 1],
    [0.7, 0],
    [3.4, 0],
    [7, 18],
    [14, 36],
  ],
  across: [[0, 1.6]],
  actors: [
    {
      kind: 'bike',
      colour: PAINT.yellow,
      along: [
        [-14, -52],
        [-4, -8],
        [-1.2, 3],
        [0.4, 9],
        [1.6, 13],
      ],
      across: [
        [-4, 4.4],
        [-0.6, 3.4],
        [0.8, 0.6],
        [2, -5],
        [4, -16],
        [8, -40],
      ],
      turn: [
        [-1.4, 0],
        [0, -45],
        [1.2, -85],
      ],
    },
    ...oncoming([-8, -4.6], 42),
    {
      kind: 'car',
      colour: PAINT.teal,
      gap: [
        [-12, -24],
        [-2, -15],
        [1, -10.5],
        [4, -10],
        [10, -17],
      ],
      across: [[0, 1.7]],
    },
  ],
  cameras: [
    { mode: 'GRID', start: -8, seconds: 16, framesPerSecond: 10, audio: true, bFrames: 2, crf: 33 },
  ],
  nmea: { from: -14, to: 14, talker: 'GN', sensor: 'GSENSORD' },
  snapshots: [{ mode: 'GRID', at: 0.2 }],
  speedLimitKph: 50,
};
