/** A fleet folder for the simulator with videos of any size: whole MP4 boxes round seeded noise. */
import { createCipheriv, createHash } from 'node:crypto';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoIncident, DemoManifest, DemoVideo } from '@simulator/demo-manifest';

export interface MadeFleetOptions {
  readonly folder: string;
  readonly incidents: number;
  /** At most eight, unless `namesOf` gives them names. */
  readonly videosEach: number;
  /** Of video number `index` of all. */
  readonly videoBytes: (index: number) => number;
  readonly seed: number;
  /** What the service calls camera and file of video number `index` of each incident. */
  readonly namesOf?: (index: number) => { captureMode: string; originalName: string };
}

export interface MadeIncident {
  readonly ticket: string;
  readonly videos: readonly { readonly captureMode: string; readonly path: string }[];
}

const MODES = ['C_F', 'C_I', 'C_R', 'C_E', 'C_A', 'C_B', 'C_C', 'C_D'] as const;
interface Camera {
  readonly captureMode: string;
  readonly originalName: string;
  readonly file: string;
  readonly sizeBytes: number;
}

const NOW = 1_792_951_200;
const PIECE_BYTES = 4 * 1024 * 1024;

export async function makeFleetFolder(options: MadeFleetOptions): Promise<readonly MadeIncident[]> {
  const { folder, incidents, videosEach, videoBytes, seed, namesOf } = options;
  const made: MadeIncident[] = [];
  const listed: DemoIncident[] = [];
  for (let number = 0; number < incidents; number += 1) {
    const name = `incident-${number}`;
    const ticket = `EV${String(number).padStart(4, '0')}`;
    await mkdir(join(folder, name), { recursive: true });
    const cameras = Array.from({ length: videosEach }, (_, camera) => ({
      ...(namesOf?.(camera) ?? usualNames(ticket, camera)),
      file: `video-${camera}.mp4`,
      sizeBytes: videoBytes(number * videosEach + camera),
    }));
    const videos = cameras.map(({ captureMode, file }) => ({
      captureMode,
      path: join(folder, name, file),
    }));
    for (const [camera, { path }] of videos.entries()) {
      await writeVideo(path, cameras[camera]?.sizeBytes ?? 0, `${seed}:${number}:${camera}`);
    }
    made.push({ ticket, videos });
    listed.push(incidentOf(ticket, name, number, cameras));
  }
  const manifest: DemoManifest = {
    version: 1,
    now: NOW,
    zone: 'Europe/Amsterdam',
    fleets: [{ id: 1, name: 'Made fleet', depth: 0 }],
    incidents: listed,
  };
  await writeFile(join(folder, 'fleet.json'), JSON.stringify(manifest));
  return made;
}

function usualNames(ticket: string, camera: number) {
  const captureMode = MODES[camera] ?? 'C_F';
  return { captureMode, originalName: `${ticket}_${captureMode}.MP4` };
}

function incidentOf(
  ticket: string,
  folder: string,
  number: number,
  cameras: readonly Camera[],
): DemoIncident {
  const timestamp = NOW - 86_400 - number * 600;
  const span = { startAt: timestamp - 5, endAt: timestamp + 5 };
  const videos = cameras.map((camera): DemoVideo => ({
    ...camera,
    ...span,
    trueStartMs: span.startAt * 1000,
    durationSeconds: 10,
    framesPerSecond: 10,
    width: 1280,
    height: 720,
    videoCodec: 'h264',
    audioCodec: null,
  }));
  return {
    ticket,
    folder,
    story: '',
    type: 1,
    typeName: 'collision',
    category: 'Sensor',
    severityLevel: 2,
    timestamp,
    latitude: 52.46,
    longitude: 5.52,
    vehicleName: `Van ${number}`,
    carId: 100 + number,
    driverName: null,
    driverId: null,
    deviceCid: `MADE${number}`,
    deviceName: 'made',
    tripId: number,
    speedKph: 30,
    speedLimitKph: 50,
    linkedTicket: null,
    expiryDays: 5,
    expired: false,
    uploading: false,
    manualUpload: false,
    videos,
    snapshots: [],
    nmea: null,
    nmeaStartAt: null,
    nmeaEndAt: null,
    ...span,
  };
}

/** `ftyp`, an empty `moov` and one `mdat`; the same bytes for the same seed. */
async function writeVideo(path: string, sizeBytes: number, seed: string): Promise<void> {
  const head = Buffer.alloc(40);
  head.writeUInt32BE(24, 0);
  head.write('ftypisom', 4, 'latin1');
  head.write('isommp41', 16, 'latin1');
  head.writeUInt32BE(8, 24);
  head.write('moov', 28, 'latin1');
  head.writeUInt32BE(sizeBytes - 32, 32);
  head.write('mdat', 36, 'latin1');
  const key = createHash('md5').update(seed).digest();
  const noise = createCipheriv('aes-128-ctr', key, Buffer.alloc(16));
  const file = await open(path, 'w');
  try {
    await file.write(head);
    for (let left = sizeBytes - head.length; left > 0; left -= PIECE_BYTES) {
      await file.write(noise.update(Buffer.alloc(Math.min(left, PIECE_BYTES))));
    }
  } finally {
    await file.close();
  }
}
