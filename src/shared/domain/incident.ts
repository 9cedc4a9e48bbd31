/** An incident as the library knows it: one event of the service with what is saved of it here. */
import type { LegalHold } from './hold';
import type { EventFate } from './completeness';
import type { AppErrorData } from '../errors';
import type { Clip } from './clip';
import type { ClockReceipt } from './clocks';
import type { ImportOrigin } from './import';
import type { CompositeLayout } from './composite-layout';
import type { PictureRegion } from './camera';
import type { Track, TrackFormat, TrackPlan } from './track';

/** How much of an incident lies on this disk. */
export type SaveState =
  | 'not-saved'
  | 'queued'
  | 'saving'
  | 'paused'
  | 'partly-saved'
  | 'saved'
  | 'failed'
  /** The cloud deleted the media before it was saved here. */
  | 'expired';

/** The four groups of the service's report; `other` takes every type we do not know. */
export type EventGroup = 'sensor' | 'adas' | 'traffic-sign' | 'dms' | 'remote' | 'other';

/** A row of the incident list. */
export interface IncidentSummary {
  readonly incidentId: string;
  readonly ticket: string;
  /** The event's moment, UTC milliseconds since 1970. */
  readonly eventTimeMs: number;
  readonly type: number | null;
  /** The service's own label, always shown; falls back to `Type 27`. */
  readonly typeName: string;
  readonly group: EventGroup;
  /** 1 is the mildest; null when the service does not say. */
  readonly severityLevel: number | null;
  readonly driverName: string | null;
  readonly vehicleName: string | null;
  readonly deviceId: string | null;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  /** IANA zone of the place (`Europe/Amsterdam`); null when the place is not known. */
  readonly zone: string | null;
  /** Capture modes known so far; empty until the details were read. */
  readonly captureModes: readonly string[];
  readonly videosRecorded: number;
  readonly videosArrived: number;
  readonly videosSaved: number;
  /** Still on its way from the device to the cloud. */
  readonly uploading: boolean;
  /** Days until the cloud deletes the media, as of `syncedAtMs`; null when unknown. */
  readonly daysLeft: number | null;
  readonly expired: boolean;
  readonly saveState: SaveState;
  readonly savedBytes: number;
  /** When it was discarded in the cloud from here; null when it was not. What is saved here stays. */
  readonly discardedAtMs: number | null;
  readonly syncedAtMs: number;
  /** What became of its recordings. */
  readonly fate: EventFate;
  /** When a sync no longer found it in the service's list; null while it is there. */
  readonly vanishedAtMs: number | null;
  /** When every saved file was last hashed again and was still what was saved; null when not since saving. */
  readonly verifiedAtMs: number | null;
  /** When such a check found a saved file missing or changed; null when none did. */
  readonly verifyFailedAtMs: number | null;
}

/** Another event of the same moment, as the service links them. */
export interface LinkedIncident {
  readonly ticket: string;
  /** Null when this library does not have it. */
  readonly incidentId: string | null;
  readonly typeName: string | null;
  readonly eventTimeMs: number | null;
  /** IANA zone of its place; null when it is not known. */
  readonly zone: string | null;
}

export type AssetKind =
  | 'video'
  | 'snapshot'
  | 'track'
  | 'service-answer'
  /** What a camera wrote of the event itself; only imported incidents have it. */
  | 'device-data';

/** One file of an incident, saved or not. */
export interface IncidentFile {
  readonly fileId: string;
  readonly kind: AssetKind;
  /** Shown name, portable; never a path. */
  readonly displayName: string;
  /** The name as it came from outside, only ever shown. */
  readonly originalName: string | null;
  readonly captureMode: string | null;
  readonly state: 'missing' | 'queued' | 'saving' | 'saved' | 'failed' | 'expired' | 'trashed';
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly sha512: string | null;
  readonly savedAtMs: number | null;
  readonly error: AppErrorData | null;
  /** It lies where it was imported from, not in the library. */
  readonly linked?: true;
}

export interface IncidentDetail extends IncidentSummary {
  readonly files: readonly IncidentFile[];
  readonly tripId: string | null;
  readonly speedKph: number | null;
  readonly speedLimitKph: number | null;
  /** The service's own verdict; null when it gives none or its page was not read yet. */
  readonly isOverSpeed: boolean | null;
  readonly overSpeedKph: number | null;
  readonly overSpeedSeverity: number | null;
  readonly driverId: string | null;
  readonly carId: string | null;
  readonly coachingId: string | null;
  readonly sessionId: string | null;
  readonly sessionType: string | null;
  /** Numbers of the service without a public table. */
  readonly tag: number | null;
  readonly uploadStatus: number | null;
  readonly linked: readonly LinkedIncident[];
  /** Null when nothing keeps it from being deleted. */
  readonly hold: LegalHold | null;
  /** When the event's own page was read last; null: never. */
  readonly eventReadAtMs: number | null;
  /** Who took it in and from where; null for an incident of the fleet's service. */
  readonly imported: ImportOrigin | null;
  /** `media://file/<id>` of a saved snapshot, for lists and posters. */
  readonly posterUrl: string | null;
}

/** One camera on the review deck; it has a slot even when its picture is missing. */
export type ReviewCamera = {
  readonly cameraId: string;
  readonly name: string;
  readonly captureMode: string;
} & (
  | {
      readonly status: 'ready';
      readonly clipId: string;
      readonly region: PictureRegion;
      /** A later file of the camera of this id: shown in its place when its time has come. */
      readonly follows?: string;
    }
  | { readonly status: 'missing'; readonly reason: string }
);

/** The track files of an incident, from `media://file/<id>`, and how they are read. */
export interface TrackSource extends TrackPlan {
  readonly files: readonly { readonly fileId: string; readonly format: TrackFormat }[];
}

/** All that the review deck needs of one incident, from this disk alone. */
export interface ReviewMaterial {
  readonly incident: IncidentDetail;
  /** In deck order. */
  readonly cameras: readonly ReviewCamera[];
  /** The order somebody chose for this device or its fleet; empty for the usual one. */
  readonly cameraOrder: readonly string[];
  readonly clips: readonly Clip[];
  /** By capture mode, the layouts that somebody has corrected for this device. */
  readonly layouts: Readonly<Record<string, CompositeLayout>>;
  readonly track: Track | null;
  /** Why there is no track, in plain words; null when there is one. */
  readonly trackMissing: string | null;
  /** Big track files that are still to be read; null when there are none. */
  readonly trackLater: TrackSource | null;
  /** All its track files; null when none is saved. */
  readonly trackSource: TrackSource | null;
  /** When the GPS log was recorded by the service's word; null when it names no such times. */
  readonly trackSpan: { readonly startMs: number; readonly endMs: number } | null;
  readonly snapshots: readonly { readonly fileId: string; readonly captureMode: string | null }[];
  /** The service's one start for all files of the event; null when it names none. */
  readonly videoStartMs: number | null;
  /** Two clocks of each saved file: the service's as it sent, this computer's when it was complete. */
  readonly receipts: readonly ClockReceipt[];
}

/** The track, or why there is none. */
export type ReadTrack = Pick<ReviewMaterial, 'track' | 'trackMissing'>;
