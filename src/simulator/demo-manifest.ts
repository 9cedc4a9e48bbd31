/** What `resources/demo/fleet.json` says: the demo fleet's incidents and the files beside it. */
import { z } from 'zod';

const fileName = z.string().regex(/^[A-Za-z0-9_-]+\.[a-z0-9]+$/);
const unixSeconds = z.number();

export const DemoVideoSchema = z.object({
  /** Null: recorded on the device, not yet in the cloud. */
  file: fileName.nullable(),
  originalName: z.string(),
  captureMode: z.string(),
  /** What the service says of the file (may be absent, 0 or wrong on purpose). */
  startAt: unixSeconds.nullable(),
  endAt: unixSeconds.nullable(),
  /** What is burnt in: true UTC of the first frame, milliseconds. */
  trueStartMs: z.number(),
  durationSeconds: z.number(),
  framesPerSecond: z.number(),
  width: z.number().int(),
  height: z.number().int(),
  videoCodec: z.string(),
  audioCodec: z.string().nullable(),
  sizeBytes: z.number().int(),
});

export const DemoIncidentSchema = z.object({
  ticket: z.string(),
  /** Folder below `resources/demo`. */
  folder: z.string().regex(/^[A-Za-z0-9_-]+$/),
  /** One sentence of what happened, for the maker and the tests. */
  story: z.string(),
  type: z.number().int(),
  typeName: z.string(),
  category: z.enum(['Sensor', 'AI (ADAS)', 'Traffic sign', 'AI (DMS)']).nullable(),
  severityLevel: z.number().int().nullable(),
  timestamp: unixSeconds,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  vehicleName: z.string(),
  carId: z.number().int(),
  driverName: z.string().nullable(),
  driverId: z.number().int().nullable(),
  deviceCid: z.string(),
  deviceName: z.string(),
  tripId: z.number().int(),
  speedKph: z.number().nullable(),
  speedLimitKph: z.number().nullable(),
  linkedTicket: z.string().nullable(),
  expiryDays: z.number().int(),
  expired: z.boolean(),
  uploading: z.boolean(),
  /** Came from a remote clip command, listed under manual uploads too. */
  manualUpload: z.boolean(),
  videos: z.array(DemoVideoSchema),
  snapshots: z.array(z.object({ file: fileName, captureMode: z.string() })),
  nmea: fileName.nullable(),
  nmeaStartAt: unixSeconds.nullable(),
  nmeaEndAt: unixSeconds.nullable(),
  startAt: unixSeconds,
  endAt: unixSeconds,
});

export const DemoManifestSchema = z.object({
  version: z.literal(1),
  /** The demo fleet's own "now", unix seconds: expiry days count from here. */
  now: unixSeconds,
  /** IANA zone of the demo town. */
  zone: z.string(),
  fleets: z.array(z.object({ id: z.number().int(), name: z.string(), depth: z.number().int() })),
  incidents: z.array(DemoIncidentSchema),
});

export type DemoVideo = z.infer<typeof DemoVideoSchema>;
export type DemoIncident = z.infer<typeof DemoIncidentSchema>;
export type DemoManifest = z.infer<typeof DemoManifestSchema>;
