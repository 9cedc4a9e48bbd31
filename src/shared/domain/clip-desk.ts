/** The remote clips desk: clips asked of devices, what became of them, and asking for a new one. */
import type { AppErrorData } from '../errors';

/** Where a clip stands, as the desk judges it from all that is known. */
export type ClipPhase =
  /** On its way to the service. */
  | 'sending'
  /** It was sent, but the answer got lost: the service may or may not have it. */
  | 'unclear'
  | 'waiting'
  | 'working'
  | 'done'
  | 'partial'
  | 'failed'
  /** Three days have passed. */
  | 'expired'
  /** The service no longer knows the request. */
  | 'lost';

/** Where one camera stands; any part may be absent. */
export interface ClipCamera {
  readonly cameraId: string | null;
  readonly stage: number | null;
  readonly word: string | null;
  readonly reportedAtMs: number | null;
}

/** One report of the device; any part may be absent. */
export interface ClipReport {
  readonly code: string | null;
  readonly description: string | null;
  readonly state: string | null;
  readonly stateDescription: string | null;
  readonly reportedAtMs: number | null;
  readonly cameras: readonly ClipCamera[];
}

/** A row of the desk: a request made here, an upload the service lists, or both in one. */
export interface RemoteClip {
  readonly clipId: string;
  /** Made here and followed here; false for uploads that only the service lists. */
  readonly askedHere: boolean;
  readonly name: string;
  readonly deviceId: string | null;
  readonly vehicleName: string | null;
  /** A camera id or `ALL`; null when not known. */
  readonly cameraId: string | null;
  /** The moment that was asked for, else the moment the service gives. */
  readonly timeMs: number | null;
  readonly durationSeconds: number | null;
  readonly singleEvent: boolean | null;
  readonly saveWhenArrived: boolean;
  readonly askedAtMs: number | null;
  readonly askedBy: string;
  /** The incident it was asked for from. */
  readonly aboutIncidentId: string | null;
  readonly phase: ClipPhase;
  /** `task_state` of the reference; other numbers are passed on. */
  readonly taskState: number | null;
  /** Oldest first; the last one is how it stands. */
  readonly history: readonly ClipReport[];
  /** When the device drops it; null once it is over, or when nobody knows when it was asked for. */
  readonly deadlineMs: number | null;
  readonly checkedAtMs: number | null;
  readonly nextCheckMs: number | null;
  /** Why the last look at it failed. */
  readonly problem: AppErrorData | null;
  readonly timeLapse: boolean;
  readonly timeLapseRate: number | null;
  /** Incidents of the library that it became. */
  readonly incidentIds: readonly string[];
  /** All of them lie on this disk; false while there is none. */
  readonly saved: boolean;
  /** Days until the cloud deletes it; null when unknown. */
  readonly daysLeft: number | null;
  readonly expired: boolean;
  /** IANA zone of the place, by the incident it became or was asked for from; null when there is none. */
  readonly zone: string | null;
}

export interface ClipDeskState {
  /** Newest first, without those that were cleared away. */
  readonly clips: readonly RemoteClip[];
  /** Rows that were cleared away and can be brought back. */
  readonly cleared: number;
  readonly listing: boolean;
  /** When the service's list was read last; null when never. */
  readonly listedAtMs: number | null;
  readonly listError: AppErrorData | null;
  /** Records of the service's list that could not be read. */
  readonly unreadable: number;
  /** Uploads the service has beyond those that were read. */
  readonly notRead: number;
}

/** Before anything was read. */
export const EMPTY_CLIP_DESK: ClipDeskState = {
  clips: [],
  cleared: 0,
  listing: false,
  listedAtMs: null,
  listError: null,
  unreadable: 0,
  notRead: 0,
};

/** What to ask a device for. */
export interface ClipAsk {
  readonly deviceId: string;
  /** `['ALL']`, or camera ids: each becomes a request of its own. */
  readonly cameraIds: readonly string[];
  /** A moment that the clip must hold. */
  readonly timeMs: number;
  readonly durationSeconds: number;
  /** All files of a request into one incident. */
  readonly singleEvent: boolean;
  readonly fileName: string;
  readonly saveWhenArrived: boolean;
  readonly aboutIncidentId: string | null;
  /** Sends it although the same has been asked for before. */
  readonly evenIfAskedBefore: boolean;
}

/** A device that the library knows from its incidents. */
export interface ClipDevice {
  readonly deviceId: string;
  readonly vehicleName: string | null;
  readonly lastIncidentMs: number;
  /** Capture modes seen on it so far. */
  readonly captureModes: readonly string[];
}

/** It may still change by itself. */
export function isOpen(phase: ClipPhase): boolean {
  return phase === 'sending' || phase === 'unclear' || phase === 'waiting' || phase === 'working';
}
