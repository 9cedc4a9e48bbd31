/** A large made-up fleet: any number of events over a month, the same for the same seed. */
import { EVENT_TYPES } from './event-types';
import type { FleetAssets, FleetEvent } from './fleet-event';
import { madeTrack } from './made-track';
import { fileInMemory, madeVideo, TINY_JPEG } from './media-files';
import { pick, seededRandom, seedOf } from './random';

export interface SyntheticOptions {
  readonly count: number;
  readonly seed: number;
  readonly fleetId: number;
  /** Unix seconds; events lie in the thirty days before. */
  readonly untilSeconds: number;
  /** Put before each ticket, so that two sets never collide. */
  readonly prefix: string;
}

const DAYS = 30;
const DAY_SECONDS = 86_400;
/** How long the made-up cloud keeps media. */
const KEPT_DAYS = 30;

const FIRST_NAMES = [
  'Ada',
  'Ben',
  'Chloé',
  'Dmitri',
  'Elif',
  'Femi',
  'Grace',
  'Hiro',
  'Ines',
  'Jorge',
  'Kateřina',
  'Liam',
  'Mei',
  'Noor',
  'Ömer',
  'Priya',
] as const;
const LAST_NAMES = [
  'Adeyemi',
  'Berg',
  'Castillo',
  'Dupont',
  'Eriksen',
  'Fischer',
  'Garcia',
  'Huang',
  'Ito',
  'Jensen',
  'Kowalski',
  'Lindqvist',
  "O'Neill",
  'Müller',
] as const;
const CAMERA_SETS = [
  ['C_F', 'C_I'],
  ['C_F', 'C_I'],
  ['C_F', 'C_I', 'C_R', 'C_E'],
  ['S_F_I'],
  ['GRID'],
  ['S_F_I', 'C_R'],
] as const;

export function syntheticEvents(options: SyntheticOptions): FleetEvent[] {
  const random = seededRandom(options.seed);
  const vehicles = Math.max(3, Math.min(400, Math.round(Math.sqrt(options.count))));
  const drivers = Array.from(
    { length: Math.max(3, Math.round(vehicles * 1.3)) },
    () => `${pick(random, FIRST_NAMES)} ${pick(random, LAST_NAMES)}`,
  );
  const from = options.untilSeconds - DAYS * DAY_SECONDS;
  const times = Array.from(
    { length: options.count },
    () => from + Math.floor(random() * DAYS * DAY_SECONDS),
  ).sort((a, b) => a - b);

  return times.map((timestamp, index) => {
    const vehicle = Math.floor(random() * vehicles);
    const driver = Math.floor(random() * drivers.length);
    const type = pick(random, EVENT_TYPES);
    const total = camerasOf(vehicle).length;
    const ageDays = (options.untilSeconds - timestamp) / DAY_SECONDS;
    const uploading = ageDays < 0.2 && random() < 0.5;
    const hasDriver = random() < 0.93;
    return {
      id: index + 1,
      fleetId: options.fleetId,
      ticket: `${options.prefix}${String(index + 1).padStart(8, '0')}`,
      uuid: madeUuid(random),
      type: type.type,
      typeName: type.name,
      category: type.category,
      severityLevel: 1 + Math.floor(random() ** 2 * 3),
      timestamp,
      latitude: Number((48.1 + random() * 0.2).toFixed(6)),
      longitude: Number((11.4 + random() * 0.3).toFixed(6)),
      vehicleName: `Van ${String(vehicle + 1).padStart(3, '0')}`,
      carId: 1000 + vehicle,
      driverName: hasDriver ? (drivers[driver] ?? null) : null,
      driverId: hasDriver ? 5000 + driver : null,
      deviceCid: `SIM${String(vehicle + 1).padStart(6, '0')}`,
      deviceName: `K245-${String(vehicle + 1).padStart(4, '0')}`,
      tripId: Math.floor(timestamp / 7200) * 1000 + vehicle,
      speedKph: Math.round(random() * 110),
      speedLimitKph: pick(random, [30, 50, 50, 70, 100]),
      linkedTicket: null,
      expiryDays: Math.max(0, Math.ceil(KEPT_DAYS - ageDays)),
      expired: KEPT_DAYS - ageDays <= 0,
      uploading,
      manualUpload: false,
      videosTotal: total,
      videosUploaded: uploading ? Math.floor(random() * total) : total,
    };
  });
}

function camerasOf(vehicle: number): readonly string[] {
  return CAMERA_SETS[vehicle % CAMERA_SETS.length] ?? CAMERA_SETS[0];
}

function madeUuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

const CLIP_SECONDS = 15;
const PICTURE_SIZES: Readonly<Record<string, readonly [number, number]>> = {
  S_F_I: [2560, 720],
  GRID: [2560, 1440],
};

/** The media of a made-up event, made when asked for. `captureModes` overrides the vehicle's own. */
export function syntheticAssets(
  event: FleetEvent,
  captureModes: readonly string[] = camerasOf(event.carId - 1000),
  clipSeconds = CLIP_SECONDS,
): FleetAssets {
  const startAt = event.timestamp - Math.min(10, Math.floor(clipSeconds / 2));
  const endAt = startAt + clipSeconds;
  const folder = `made/${event.ticket}`;
  const snapshotOf = (mode: string) => fileInMemory(`${folder}/${mode}.jpg`, TINY_JPEG);
  return {
    startAt,
    endAt,
    videos: captureModes.map((captureMode, index) => {
      const [width, height] = PICTURE_SIZES[captureMode] ?? [1280, 720];
      const key = `${folder}/${captureMode}.mp4`;
      const sizeBytes = 40_000 + (seedOf(key) % 200_000);
      const arrived = index < event.videosUploaded && !event.expired;
      return {
        media: arrived ? madeVideo(key, sizeBytes) : null,
        screenshot: arrived ? snapshotOf(captureMode) : null,
        originalName: `${event.deviceCid}_${event.timestamp}_${captureMode}.mp4`,
        captureMode,
        startAt,
        endAt,
        durationSeconds: clipSeconds,
        framesPerSecond: 10,
        width,
        height,
        videoCodec: 'avc1',
        audioCodec: index === 0 ? 'mp4a-40-2' : null,
        sizeBytes,
      };
    }),
    snapshots: event.expired
      ? []
      : captureModes.slice(0, 1).map((captureMode) => ({
          captureMode,
          media: snapshotOf(captureMode),
        })),
    nmea: event.expired
      ? null
      : fileInMemory(
          `${folder}/track.nmea`,
          madeTrack({
            fromSeconds: startAt,
            seconds: clipSeconds,
            latitudeDeg: event.latitude ?? 48.1,
            longitudeDeg: event.longitude ?? 11.5,
            speedKph: event.speedKph ?? 50,
          }),
        ),
    nmeaStartAt: startAt,
    nmeaEndAt: endAt,
  };
}
