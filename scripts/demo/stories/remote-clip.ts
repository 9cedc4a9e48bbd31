/** The ten minutes before the collision, fetched from the device afterwards. */
import { driveThrough } from '../drive';
import type { Story } from '../story';
import { DRIVERS, PAINT, VEHICLES } from './cast';
import { JUNCTION_COLLISION } from './collisions';
import { met } from './traffic';

const END_SECONDS = 300;

const MEETINGS = [
  -212, -203, -188, -171, -166, -149, -133, -121, -96, -88, -71, -66, -41, -33, -19, 2, 9, 30, 44,
  61, 78, 95, 101, 126, 140, 171, 199, 214, 233, 251, 262, 280, 291,
];

/** On its way from the depot in Loodsweg by Stationsweg, Dijkweg and Polderweg to Havenlaan. */
export const TEN_MINUTES_BEFORE: Story = {
  folder: 'ten-minutes-before',
  ticket: 'RC20261021053701VAN07',
  story:
    'Remote clip of the ten minutes before the collision: round the town through morning queues.',
  eventAt: '2026-10-21T05:37:01.250Z',
  type: 27,
  typeName: 'remote_clip',
  category: null,
  severityLevel: null,
  expiryDays: 26,
  vehicle: VEHICLES.van07,
  driver: DRIVERS.yusuf,
  tripId: 88_214,
  mood: 'morning',
  route: [
    { x: 960, y: -320 },
    { x: 800, y: -320 },
    { x: 800, y: 0 },
    { x: 0, y: 0 },
    { x: 0, y: 900 },
    { x: -1200, y: 900 },
    { x: -1200, y: 0 },
    { x: 1400, y: 0 },
  ],
  cornerRadius: 14,
  eventAlong: 5282.9,
  anchoredAt: END_SECONDS,
  speed: driveThrough(
    [
      { along: 1080, kph: 50 },
      { along: 1244, kph: 17 },
      { along: 1268, kph: 19 },
      { along: 1360, kph: 48 },
      { along: 1700, kph: 46 },
      { along: 1960, kph: 20 },
      { along: 2060, kph: 0, wait: 17 },
      { along: 2095, kph: 8 },
      { along: 2128, kph: 0, wait: 21 },
      { along: 2160, kph: 20 },
      { along: 2190, kph: 30 },
      { along: 2400, kph: 82 },
      { along: 3000, kph: 84 },
      { along: 3330, kph: 22 },
      { along: 3360, kph: 26 },
      { along: 3560, kph: 74 },
      { along: 3950, kph: 72 },
      { along: 4222, kph: 0, wait: 16 },
      { along: 4250, kph: 20 },
      { along: 4330, kph: 38 },
      { along: 4520, kph: 18 },
      { along: 4560, kph: 0, wait: 24 },
      { along: 4600, kph: 12 },
      { along: 4640, kph: 0, wait: 19 },
      { along: 4690, kph: 14 },
      { along: 4740, kph: 9 },
      { along: 4860, kph: 38 },
      { along: 5282.9, kph: 48 },
    ],
    END_SECONDS,
  ),
  across: [[0, 1.85]],
  actors: [
    ...met(MEETINGS),
    {
      kind: 'car',
      colour: PAINT.blue,
      gap: [
        [-300, 300],
        [-230, 70],
        [-208, 13],
        [-150, 12],
        [-135, 11.5],
        [-128, 14],
        [-118, 60],
        [-100, 420],
      ],
      across: [[0, 1.85]],
    },
    {
      kind: 'truck',
      colour: PAINT.yellow,
      gap: [
        [-300, 300],
        [60, 300],
        [150, 26],
        [160, 13],
        [215, 12.5],
        [232, 16],
        [250, 60],
        [290, 400],
      ],
      across: [[0, 1.8]],
    },
    {
      kind: 'car',
      colour: PAINT.red,
      gap: [
        [-300, -260],
        [-60, -60],
        [0, -24],
        [300, -30],
      ],
      across: [[0, 1.85]],
    },
  ],
  cameras: [
    {
      mode: 'C_F',
      start: END_SECONDS - 600,
      seconds: 600,
      framesPerSecond: 5,
      size: [640, 360],
      crf: 40,
      keyEvery: 4,
    },
  ],
  nmea: { from: -303, to: 302, talker: 'GN', sensor: 'GSENSORD', perSecond: 5 },
  snapshots: [{ mode: 'C_F', at: 160 }],
  manualUpload: true,
  linkedTicket: JUNCTION_COLLISION.ticket,
  speedLimitKph: null,
};
