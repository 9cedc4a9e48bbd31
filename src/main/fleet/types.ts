/** What the fleet service says, parsed: the shapes that the rest of main works with. Times are UTC milliseconds. */
import type { Fleet } from '@shared/domain/session';

export interface FleetCredentials {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly email: string;
  readonly password: string;
}

export interface SignInAnswer {
  readonly token: string;
  /** Empty when the user has a single fleet. */
  readonly fleets: readonly Fleet[];
}

/** One record of `/V2/events`. Every field but the ticket and time may be absent. */
export interface FleetEvent {
  readonly ticket: string;
  readonly ticketLinked: string | null;
  readonly timeMs: number;
  readonly type: number | null;
  readonly typeName: string | null;
  readonly severityLevel: number | null;
  readonly driverId: string | null;
  readonly driverName: string | null;
  /** `name`: the asset's name. */
  readonly vehicleName: string | null;
  readonly carId: string | null;
  readonly deviceCid: string | null;
  readonly tripId: string | null;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly tag: number | null;
  readonly uploadStatus: number | null;
  readonly videosUploaded: number;
  readonly videosTotal: number;
  readonly uploading: boolean;
  readonly hasVideo: boolean;
  readonly daysLeft: number | null;
  readonly expired: boolean;
}

/** `/V2/event/{ticket}`: the list's fields and what only the detail has. */
export interface FleetEventDetail extends FleetEvent {
  readonly speedKph: number | null;
  readonly speedLimitKph: number | null;
  readonly overSpeedKph: number | null;
  readonly overSpeedSeverity: number | null;
  readonly isOverSpeed: boolean | null;
  readonly captureModesVideo: readonly string[];
  readonly captureModesSnapshot: readonly string[];
  readonly coachingId: string | null;
  readonly sessionId: string | null;
  readonly sessionType: string | null;
}

export interface FleetVideo {
  readonly captureMode: string;
  /** Null while the file has not arrived in the cloud. */
  readonly url: string | null;
  readonly screenshotUrl: string | null;
  readonly originalName: string | null;
  readonly sizeBytes: number | null;
  readonly durationMs: number | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** `video_start_at`; null when absent or 0. */
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** `/V2/event/{ticket}/video`. */
export interface FleetEventAssets {
  readonly ticket: string;
  readonly deviceName: string | null;
  readonly eventTimeMs: number | null;
  readonly videoStartMs: number | null;
  readonly videoEndMs: number | null;
  readonly nmeaUrl: string | null;
  readonly nmeaStartMs: number | null;
  readonly nmeaEndMs: number | null;
  readonly videos: readonly FleetVideo[];
  readonly snapshots: readonly { readonly captureMode: string | null; readonly url: string }[];
  readonly videosTotal: number;
  readonly daysLeft: number | null;
}

/** A parsed answer with the service's own JSON beside it, as it came. */
export interface Answer<T> {
  readonly value: T;
  readonly raw: unknown;
  readonly receivedAtMs: number;
  /** Request URL without query secrets, and the response headers worth keeping. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record that could not be read is kept as it came, with the reason. */
export interface UnreadableRecord {
  readonly raw: unknown;
  readonly reason: string;
}

export interface EventPage {
  /** The service's `count` for the whole query. */
  readonly count: number;
  readonly events: readonly { readonly event: FleetEvent; readonly raw: unknown }[];
  readonly unreadable: readonly UnreadableRecord[];
}

export interface EventPageQuery {
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly offset: number;
  readonly limit: number;
  readonly order: 'ASC' | 'DESC';
}

/** What sync and downloads need of a signed-in service; throws `AppError`. */
export interface FleetService {
  events(query: EventPageQuery, signal?: AbortSignal): Promise<Answer<EventPage>>;
  event(ticket: string, signal?: AbortSignal): Promise<Answer<FleetEventDetail>>;
  eventAssets(ticket: string, signal?: AbortSignal): Promise<Answer<FleetEventAssets>>;
}
