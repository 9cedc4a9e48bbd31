/** What the download queue needs and what it offers. */
import type { DownloadsState, QueuePlace } from '@shared/domain/download';
import type { FleetService } from '@main/fleet/types';
import type { Library } from '@main/library';
import type { Clock } from '@main/platform/clock';
import type { HttpFetch } from '@main/platform/http';
import type { Log } from '@main/platform/log';
import type { PartFiles } from './part-file';
import type { TransferLimits } from './transfer';

export interface DownloadsOptions {
  readonly library: Library;
  readonly http: HttpFetch;
  /** Where bytes are hashed and written; in the calling thread when absent. */
  readonly parts?: PartFiles;
  /** Null while nobody is signed in. */
  readonly service: () => FleetService | null;
  /** Whose incidents `service` knows; jobs of other fleets wait. */
  readonly partitionId: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
  /** At most five times a second. */
  readonly onChange: (state: DownloadsState) => void;
  /** Name from settings, for custody entries; empty when none was given. */
  readonly user?: () => string;
  readonly appVersion?: string;
  readonly limits?: TransferLimits;
  /** The user's wishes; asked again when `wishesChanged` is called. */
  readonly wishes?: () => DownloadWishes;
  /** Kept free on the library's disk. */
  readonly spareBytes?: number;
  /** How often a full disk is looked at again. */
  readonly spaceCheckMs?: number;
}

/** How much of the line and of the computer saving may take. */
export interface DownloadWishes {
  readonly incidentsAtOnce: number;
  /** Null for no limit. */
  readonly bytesPerSecond: number | null;
}

export interface Downloads {
  state(): DownloadsState;
  /** Queues what is not saved yet; what is expired or queued already is left as it is. */
  save(incidentIds: readonly string[]): DownloadsState;
  /** Queues every unsaved incident of the current fleet that the cloud deletes within `days`. */
  saveExpiring(days: number): DownloadsState;
  /** What has arrived stays; `retry` or `save` go on from there. */
  cancel(incidentIds: readonly string[]): DownloadsState;
  retry(incidentIds: readonly string[]): DownloadsState;
  /** Holds these, or all that wait or run, until `proceed`; also through a restart. */
  hold(incidentIds?: readonly string[]): DownloadsState;
  proceed(incidentIds?: readonly string[]): DownloadsState;
  /** Moves jobs that are not done within the queue, also through a restart; what runs is not stopped for it. */
  move(incidentIds: readonly string[], to: QueuePlace): DownloadsState;
  /** Takes the wishes as they are now, also for what runs. */
  wishesChanged(): void;
  clearFinished(): DownloadsState;
  /**
   * Goes on with what an earlier run left; call at boot and after each change of the service. What
   * was running for another fleet or account is queued again and waits until that one is back.
   */
  resume(): DownloadsState;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  /** Ends all work; running jobs go on at the next `resume`. */
  close(): Promise<void>;
}
