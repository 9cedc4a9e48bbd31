/** An event of the simulated fleet and its media, before they are put into the service's words. */
import type { EventCategory } from './event-types';
import type { MediaFile } from './media-files';

/** Times in unix seconds, as the service speaks. */
export interface FleetEvent {
  readonly id: number;
  readonly fleetId: number;
  readonly ticket: string;
  readonly uuid: string;
  readonly type: number;
  readonly typeName: string;
  readonly category: EventCategory | null;
  readonly severityLevel: number | null;
  readonly timestamp: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly vehicleName: string;
  readonly carId: number;
  readonly driverName: string | null;
  readonly driverId: number | null;
  readonly deviceCid: string;
  readonly deviceName: string;
  readonly tripId: number;
  readonly speedKph: number | null;
  readonly speedLimitKph: number | null;
  readonly linkedTicket: string | null;
  readonly expiryDays: number;
  readonly expired: boolean;
  readonly uploading: boolean;
  readonly manualUpload: boolean;
  readonly videosTotal: number;
  readonly videosUploaded: number;
}

export interface FleetVideo {
  /** Null while it is only on the device, or once the cloud has deleted it. */
  readonly media: MediaFile | null;
  readonly screenshot: MediaFile | null;
  readonly originalName: string;
  readonly captureMode: string;
  readonly startAt: number | null;
  readonly endAt: number | null;
  readonly durationSeconds: number;
  readonly framesPerSecond: number;
  readonly width: number;
  readonly height: number;
  readonly videoCodec: string;
  readonly audioCodec: string | null;
  readonly sizeBytes: number;
}

export interface FleetAssets {
  readonly startAt: number;
  readonly endAt: number;
  readonly videos: readonly FleetVideo[];
  readonly snapshots: readonly { readonly captureMode: string; readonly media: MediaFile }[];
  readonly nmea: MediaFile | null;
  readonly nmeaStartAt: number | null;
  readonly nmeaEndAt: number | null;
}
