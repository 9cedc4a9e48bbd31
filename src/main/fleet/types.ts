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
  /** The answer's body exactly as it came, for keeping beside the media. */
  readonly text: string;
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
  /** Part of a driver's or asset's name. */
  readonly keyword?: string;
  readonly types?: readonly number[];
  readonly deviceCids?: readonly string[];
  readonly serialNumber?: string;
}

/** What sync and downloads need of a signed-in service; throws `AppError`. */
export interface FleetService {
  events(query: EventPageQuery, signal?: AbortSignal): Promise<Answer<EventPage>>;
  event(ticket: string, signal?: AbortSignal): Promise<Answer<FleetEventDetail>>;
  eventAssets(ticket: string, signal?: AbortSignal): Promise<Answer<FleetEventAssets>>;
}

/** Everything the service offers; every function throws `AppError`, and `AbortError` when cancelled. */
export interface FleetClient extends FleetService {
  verifyToken(signal?: AbortSignal): Promise<void>;
  discardEvent(ticket: string, signal?: AbortSignal): Promise<Answer<null>>;
  manualUploads(query: ManualUploadQuery, signal?: AbortSignal): Promise<Answer<ManualUploadPage>>;
  requestClip(request: ClipRequest, signal?: AbortSignal): Promise<Answer<{ taskId: string }>>;
  taskResult(taskId: string, signal?: AbortSignal): Promise<Answer<TaskResult>>;
  safetyReport(query: SafetyReportQuery, signal?: AbortSignal): Promise<Answer<SafetyReport>>;
  configuration(signal?: AbortSignal): Promise<Answer<DeviceConfiguration>>;
}

export interface ManualUploadQuery {
  readonly offset: number;
  readonly limit: number;
  readonly sinceMs?: number;
  readonly untilMs?: number;
  readonly timeLapse?: boolean;
}

/** Where one camera of a remote clip command stands. */
export interface CameraProgress {
  readonly cameraId: string | null;
  readonly state: string | null;
  /** `state_number` 0…7 of the reference; other numbers are passed on. */
  readonly stage: number | null;
  readonly reportedAtMs: number | null;
}

/** One report of a device; any part may be absent. */
export interface TaskReport {
  readonly code: string | null;
  readonly description: string | null;
  readonly state: string | null;
  readonly stateDescription: string | null;
  readonly reportedAtMs: number | null;
  readonly cameras: readonly CameraProgress[];
}

export interface ManualUpload {
  readonly ticket: string | null;
  readonly name: string | null;
  readonly deviceCid: string | null;
  readonly vehicleName: string | null;
  readonly timeMs: number | null;
  readonly recordingStartMs: number | null;
  readonly daysLeft: number | null;
  readonly expired: boolean;
  /** `task_state` 0…6 of the reference; other numbers are passed on. */
  readonly taskState: number | null;
  readonly report: TaskReport | null;
  readonly timeLapse: boolean;
  readonly timeLapseRate: number | null;
  readonly imageUrls: readonly string[];
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
}

export interface ManualUploadPage {
  readonly count: number;
  readonly uploads: readonly { readonly upload: ManualUpload; readonly raw: unknown }[];
  readonly unreadable: readonly UnreadableRecord[];
}

export interface ClipRequest {
  readonly deviceCid: string;
  /** A camera id, or `ALL`. */
  readonly cameraId: string;
  readonly fileName: string;
  /** A moment inside the wanted clip. */
  readonly targetTimeMs: number;
  /** All cameras' files into one event. */
  readonly singleEvent: boolean;
  /** Whole seconds, 1…86,400. */
  readonly durationSeconds: number;
}

export interface TaskResult {
  /** The service's own word, e.g. `Success`. */
  readonly state: string | null;
  /** Oldest first, as the service sends them. */
  readonly history: readonly TaskReport[];
  readonly displayName: string | null;
  /** Ticket of the event that the clip became; null until it arrived. */
  readonly ticket: string | null;
  readonly videoStartMs: number | null;
  readonly videoEndMs: number | null;
  readonly daysLeft: number | null;
  readonly videos: readonly FleetVideo[];
}

export interface SafetyReportQuery {
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Zone by which the service groups days: an IANA name. */
  readonly zone: string;
}

export interface SafetyTrendDay {
  /** As the service writes it. */
  readonly date: string;
  readonly types: readonly { readonly type: number; readonly count: number }[];
  /** Level → count, for every `lv_n` the service sends. */
  readonly severity: Readonly<Record<string, number>>;
}

/** Units of the trip totals are not documented; they are passed on as they come. */
export interface SafetyReport {
  readonly categories: readonly { readonly category: string; readonly count: number }[];
  readonly trip: {
    readonly distance: number | null;
    readonly idling: number | null;
    readonly time: number | null;
    readonly trips: number | null;
  };
  readonly trends: readonly {
    readonly trendType: string;
    readonly days: readonly SafetyTrendDay[];
  }[];
  /** Parts of the trend that could not be read. */
  readonly unreadable: readonly UnreadableRecord[];
}

/** Settings by the service's own names; only the two documented groups are told apart. */
export interface DeviceConfiguration {
  readonly current: Readonly<Record<string, unknown>>;
  readonly default: Readonly<Record<string, unknown>>;
}
