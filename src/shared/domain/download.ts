/** Progress of saving incidents from the cloud into the library. */
import type { AppErrorData } from '../errors';

export interface DownloadJob {
  readonly incidentId: string;
  /** Event type and vehicle, as shown in the list. */
  readonly title: string;
  /** `held` by the user until continued; `paused` by a full disk or a sign-out, goes on by itself. */
  readonly state: 'queued' | 'running' | 'paused' | 'held' | 'done' | 'failed' | 'cancelled';
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  /** Null until every file's size is known. */
  readonly bytesTotal: number | null;
  readonly error: AppErrorData | null;
}

export interface DownloadsState {
  readonly jobs: readonly DownloadJob[];
  /** Bytes per second over the last seconds, all jobs together. */
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | null;
}
