/** Brings the service's event list into the library, page by page; a cut-off sync goes on where it stood. */
import { AppError, toErrorData } from '@shared/errors';
import type { SyncState } from '@shared/domain/sync';
import type { FleetService } from '@main/fleet/types';
import type { Clock } from '@main/platform/clock';
import { numberOrNull } from '@main/platform/columns';
import type { Log } from '@main/platform/log';
import type { Library } from './library';
import type { SyncCursor } from './partitions';
import { syncWindow } from './sync-window';

const PAGE_SIZE = 200;

export interface SyncOptions {
  readonly library: Library;
  /** Null while nobody is signed in. */
  readonly service: () => FleetService | null;
  /** Whose list it is; null while nobody is signed in. */
  readonly partitionId: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (state: SyncState) => void;
}

export interface Sync {
  state(): SyncState;
  /** Starts unless one runs; ends by itself. */
  start(): SyncState;
  cancel(): SyncState;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

const IDLE: SyncState = {
  status: 'idle',
  recordsRead: 0,
  recordsTotal: null,
  recordsUnreadable: 0,
  lastSyncedMs: null,
  error: null,
};

export function createSync(options: SyncOptions): Sync {
  const { library, clock, log } = options;
  let state = IDLE;
  let running: { readonly controller: AbortController; readonly done: Promise<void> } | null = null;

  const set = (patch: Partial<SyncState>): void => {
    state = { ...state, ...patch };
    options.onChange(state);
  };

  const run = async (
    service: FleetService,
    partitionId: string,
    signal: AbortSignal,
  ): Promise<void> => {
    let cursor = startingPoint(library, partitionId, clock.now());
    set({ recordsRead: cursor.offset });
    for (;;) {
      signal.throwIfAborted();
      const { value: page } = await service.events(
        { ...cursor, limit: PAGE_SIZE, order: 'ASC' },
        signal,
      );
      signal.throwIfAborted();
      const read = page.events.length + page.unreadable.length;
      cursor = { ...cursor, offset: cursor.offset + read };
      library.upsertEventPage(partitionId, page, clock.now(), cursor);
      set({
        recordsRead: cursor.offset,
        recordsTotal: Math.max(page.count, cursor.offset),
        recordsUnreadable: state.recordsUnreadable + page.unreadable.length,
      });
      if (read === 0 || cursor.offset >= page.count) break;
    }
    const nowMs = clock.now();
    library.finishSync(partitionId, Math.min(cursor.untilMs, nowMs), nowMs);
    set({ status: 'idle', lastSyncedMs: nowMs, error: null });
  };

  const start = (): SyncState => {
    if (running !== null) return state;
    const service = options.service();
    const partitionId = options.partitionId();
    if (service === null || partitionId === null) {
      set({ status: 'failed', error: new AppError('service.signed-out').toData() });
      return state;
    }
    const controller = new AbortController();
    set({ ...IDLE, status: 'running', lastSyncedMs: state.lastSyncedMs });
    const done = run(service, partitionId, controller.signal)
      .catch((caught: unknown) => {
        const error = toErrorData(caught);
        if (controller.signal.aborted || error.code === 'cancelled') {
          set({ status: 'idle', error: null });
          return;
        }
        log.warn('sync failed', { code: error.code });
        set({ status: 'failed', error });
      })
      .finally(() => {
        running = null;
      });
    running = { controller, done };
    return state;
  };

  return {
    state: () => {
      const partitionId = options.partitionId();
      if (state.lastSyncedMs !== null || partitionId === null) return state;
      return { ...state, lastSyncedMs: library.partition(partitionId)?.lastSyncedMs ?? null };
    },
    start,
    cancel: () => {
      running?.controller.abort();
      return state;
    },
    idle: () => running?.done ?? Promise.resolve(),
  };
}

/** A bookmark is used for half a day; after that too much may have changed behind it. */
const BOOKMARK_LIVES_MS = 12 * 3_600_000;

function startingPoint(library: Library, partitionId: string, nowMs: number): SyncCursor {
  const partition = library.partition(partitionId);
  const bookmark = partition?.cursor ?? null;
  if (bookmark !== null && bookmark.untilMs - nowMs > BOOKMARK_LIVES_MS) return bookmark;
  const oldest = library.database.get(
    `SELECT min(event_time_ms) AS oldest FROM incidents
     WHERE partition_id = ? AND uploading = 1 AND expired = 0`,
    partitionId,
  );
  const window = syncWindow({
    nowMs,
    demo: partition?.demo ?? false,
    syncedThroughMs: partition?.syncedThroughMs ?? null,
    oldestUploadingMs: oldest === undefined ? null : numberOrNull(oldest, 'oldest'),
  });
  return { ...window, offset: 0 };
}
