/** Progress of saving incidents from the cloud into the library. */
import type { AppErrorData } from '../errors';

export interface DownloadJob {
  readonly incidentId: string;
  /** Event type and vehicle, as shown in the list. */
  readonly title: string;
  /** The event's moment, UTC milliseconds since 1970. */
  readonly eventTimeMs: number;
  /** IANA zone of its place; null when that is not known. */
  readonly zone: string | null;
  /** `held` by the user until continued; `paused` by a full disk or a sign-out, goes on by itself. */
  readonly state: 'queued' | 'running' | 'paused' | 'held' | 'done' | 'failed' | 'cancelled';
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  /** Null until every file's size is known. */
  readonly bytesTotal: number | null;
  readonly error: AppErrorData | null;
  /** Somebody moved it to the top or the bottom of the queue; null: its turn comes by expiry. */
  readonly moved: 'top' | 'bottom' | null;
}

/** Where in the queue jobs are to go; `by-expiry` is where they stood by themselves. */
export const QUEUE_PLACES = ['top', 'bottom', 'by-expiry'] as const;
export type QueuePlace = (typeof QUEUE_PLACES)[number];

/** The library's disk has no room: everything waits until it has. */
export interface FullDisk {
  /** Null where the system does not say. */
  readonly freeBytes: number | null;
  /** How much more must be free for the files that were on their way; 0 when that is not known. */
  readonly missingBytes: number;
  /** Kept free for the index and other programs. */
  readonly reserveBytes: number;
}

/** All that was asked for since the queue was last empty, taken together. */
export interface QueueProgress {
  /** 0…1 of the bytes; null when nothing is under way or no size is known yet. */
  readonly part: number | null;
  readonly jobsDone: number;
  readonly jobsTotal: number;
  /** Still to come; null while no size is known. Sizes that are not known yet are taken to be like the known ones. */
  readonly bytesLeft: number | null;
  readonly secondsLeft: number | null;
}

export interface DownloadsState extends QueueProgress {
  readonly jobs: readonly DownloadJob[];
  /** Bytes per second over the last seconds, all jobs together. */
  readonly bytesPerSecond: number;
  readonly fullDisk: FullDisk | null;
}
