/** Progress of bringing the service's event list into the library. */
import type { AppErrorData } from '../errors';

export interface SyncState {
  readonly status: 'idle' | 'running' | 'failed';
  readonly recordsRead: number;
  /** The service's `count`; null until the first page. */
  readonly recordsTotal: number | null;
  /** Records kept raw because they could not be read. */
  readonly recordsUnreadable: number;
  readonly lastSyncedMs: number | null;
  readonly error: AppErrorData | null;
}

/** Before anything was read. */
export const IDLE_SYNC: SyncState = {
  status: 'idle',
  recordsRead: 0,
  recordsTotal: null,
  recordsUnreadable: 0,
  lastSyncedMs: null,
  error: null,
};
