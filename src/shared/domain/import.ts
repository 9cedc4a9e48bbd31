/** Recordings from outside the fleet's cloud: what was found, how it is grouped, what became of it. */
import type { AppErrorData } from '../errors';

/** The library that imported incidents live in; it opens without an account. */
export const IMPORTED_PARTITION = { partitionId: 'imported', label: 'Imported' } as const;

export type ImportKind = 'video' | 'track' | 'snapshot' | 'device-data';

/** Why the camera kept a recording, as far as its name or folder tells. */
export type ImportTrigger = 'event' | 'parking' | 'manual' | 'normal';

/** How the start of an imported file was found. */
export type ImportStartSource =
  /** Written in the file's name by the camera. */
  | 'file-name'
  /** The creation time inside the MP4. */
  | 'mp4-creation'
  /** The file system's time of the last change, less the recording's length. */
  | 'file-time';

/** When a file begins by the camera's own clock. */
export interface ImportStart {
  /** The clock's reading, written as if it were UTC; milliseconds since 1970. */
  readonly clockMs: number;
  /** What that clock shows: UTC, or the time of a zone that the file does not name. */
  readonly clock: 'utc' | 'local';
  readonly source: ImportStartSource;
}

/** The satellites' own word on where and when. */
export interface ImportFixes {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** A file that can be taken in. */
/** Under which `media://file/<id>` serves a video that waits to be imported. */
export const importFileId = (importId: string, itemId: string): string =>
  `import:${importId}:${itemId}`;

export interface FoundFile {
  /** Stands for the file towards the screen, which never learns its path. */
  readonly itemId: string;
  /** What was chosen and the way down from it, with `/`. */
  readonly name: string;
  readonly kind: ImportKind;
  readonly sizeBytes: number;
  /** Of videos, from their index; null when it does not say. */
  readonly durationMs: number | null;
  readonly start: ImportStart;
  /** Capture mode by name or folder; null when neither tells. */
  readonly captureMode: string | null;
  /** Maker whose naming it follows; null for a name of no known maker. */
  readonly maker: string | null;
  readonly trigger: ImportTrigger | null;
  /** Files of one unit belong together whatever their times: the folder that a camera made for one event. */
  readonly unit: string | null;
  /** A smaller copy that the camera records beside the full one. */
  readonly lowerQuality: boolean;
  /** Of tracks, and of videos with GPS records in them; null without a valid fix. */
  readonly fixes: ImportFixes | null;
  /** What a device wrote of the event itself; of device data only. */
  readonly note: DeviceNote | null;
}

/** What a camera writes beside the videos of one event. */
export interface DeviceNote {
  readonly clockMs: number | null;
  readonly reason: string | null;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
}

/** A file that stays outside, and why; never fatal, never touched. */
export interface LeftOutFile {
  readonly name: string;
  readonly reason: string;
}

/** Where a zone was found. */
export type ImportZoneSource = 'gps' | 'place' | 'computer' | 'chosen' | 'not-needed';

/** One incident to be, as proposed or as the user has corrected it. */
export interface ImportDraft {
  readonly draftId: string;
  readonly chosen: boolean;
  readonly typeName: string;
  /** Zone of the camera's clock: IANA name, `UTC`, or `UTC+05:30`. */
  readonly zone: string;
  readonly zoneSource: ImportZoneSource;
  /** Added to every time of the camera's clock, milliseconds. */
  readonly shiftMs: number;
  /** All videos are taken to begin together with the first: their own times say nothing of each other. */
  readonly together: boolean;
  readonly items: readonly ImportDraftItem[];
}

export interface ImportDraftItem {
  readonly itemId: string;
  readonly included: boolean;
  /** Of videos and snapshots; null for what has no camera. */
  readonly captureMode: string | null;
}

/** All that was found, for the user to look through before anything is written. */
export interface ImportPreview {
  readonly files: readonly FoundFile[];
  readonly leftOut: readonly LeftOutFile[];
  readonly drafts: readonly ImportDraft[];
  /** The zone taken where nothing better is known. */
  readonly computerZone: string;
}

/** `copy` into the library; `link`: the file stays where it is and the library remembers where. */
export type ImportWay = 'copy' | 'link';

export interface ImportOrder {
  readonly drafts: readonly ImportDraft[];
  readonly way: ImportWay;
}

/** An incident that the library has now. */
export interface ImportedIncident {
  readonly incidentId: string;
  readonly ticket: string;
  readonly typeName: string;
  readonly eventTimeMs: number;
  readonly files: number;
  readonly sizeBytes: number;
}

export interface ImportResult {
  readonly incidents: readonly ImportedIncident[];
  /** What was to be taken in and was not. */
  readonly leftOut: readonly LeftOutFile[];
}

export interface ImportProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

export interface ImportState {
  readonly importId: string;
  readonly status: 'scanning' | 'ready' | 'importing' | 'done' | 'failed' | 'cancelled';
  /** What was chosen, by name. */
  readonly sourceName: string;
  /** Files looked at while scanning. */
  readonly filesSeen: number;
  readonly progress: ImportProgress | null;
  readonly result: ImportResult | null;
  readonly error: AppErrorData | null;
}

/** Where an imported file came from, as its incident shows it. */
export interface ImportOrigin {
  /** Name from settings; empty when none was given. */
  readonly importedBy: string;
  readonly importedAtMs: number;
  /** What was chosen and the way down from it; never an absolute path. */
  readonly sourceName: string;
  readonly modifiedAtMs: number | null;
  readonly way: ImportWay;
}
