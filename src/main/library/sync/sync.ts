/** Brings the service's event list into the library, page by page; a cut-off sync goes on where it stood. */
import { AppError, toErrorData } from '@shared/errors';
import { IDLE_SYNC, type SyncState } from '@shared/domain/sync';
import type { Answer, EventPage, FleetService } from '@main/fleet/types';
import type { Clock } from '@main/platform/clock';
import { numberOrNull, text } from '@main/platform/columns';
import type { Log } from '@main/platform/log';
import type { Library } from '../library';
import type { SyncCursor } from '../partitions';
import { syncStep } from './sync-step';
import { syncWindow } from './sync-window';
import type { SyncStep } from './upsert-events';

const PAGE_SIZE = 200;
/**
 * Rows are taken into the index in stretches; between two the rest of the program has its turn. A slow disk
 * or a busy computer makes the stretches shorter.
 */
const STRETCH_MS = 8;
const FEWEST_ROWS = 10;
const MOST_ROWS = 100;

export interface SyncOptions {
  readonly library: Library;
  /** Null while nobody is signed in. */
  readonly service: () => FleetService | null;
  /** Whose list it is; null while nobody is signed in. */
  readonly partitionId: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (state: SyncState) => void;
  /** The list was read to its end. */
  readonly onSynced?: (partitionId: string) => void;
}

export interface Sync {
  state(): SyncState;
  /** Starts unless one runs; ends by itself. */
  start(): SyncState;
  cancel(): SyncState;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

export function createSync(options: SyncOptions): Sync {
  const { library, clock, log } = options;
  let state = IDLE_SYNC;
  /** Whose list `state` speaks of. */
  let whose: string | null = null;
  let running: {
    readonly service: FleetService;
    readonly controller: AbortController;
    readonly done: Promise<void>;
  } | null = null;

  const lastSyncedMs = (partitionId: string): number | null =>
    library.partition(partitionId)?.lastSyncedMs ?? null;

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
    let known = cursor.read === 0 ? new Set<string>() : ticketsAround(library, partitionId, cursor);
    const pace: Pace = { rows: FEWEST_ROWS };
    set({ recordsRead: cursor.read });
    for (;;) {
      signal.throwIfAborted();
      const { sinceMs, untilMs, offset } = cursor;
      const answer = await service.events(
        { sinceMs, untilMs, offset, limit: PAGE_SIZE, order: 'ASC' },
        signal,
      );
      const page = answer.value;
      await breath();
      signal.throwIfAborted();
      const step = syncStep(cursor, page, known);
      await takePage(options, partitionId, answer, step, pace, signal);
      const unreadable = page.unreadable.length;
      cursor = step.cursor;
      known = new Set(page.events.map(({ event }) => event.ticket));
      set({
        recordsRead: cursor.read,
        recordsTotal: cursor.read + step.recordsLeft,
        recordsUnreadable: state.recordsUnreadable + unreadable,
      });
      if (step.last) break;
    }
    const nowMs = clock.now();
    library.finishSync(partitionId, Math.min(cursor.untilMs, nowMs), nowMs, cursor.deep);
    set({ status: 'idle', lastSyncedMs: nowMs, error: null });
    options.onSynced?.(partitionId);
  };

  const start = (): SyncState => {
    const service = options.service();
    const partitionId = options.partitionId();
    if (running !== null) {
      // Another fleet's list: what was read of the old one is kept, its sync goes on another time.
      if (running.service !== service) {
        running.controller.abort();
        void running.done.then(start);
      }
      return state;
    }
    if (service === null || partitionId === null) {
      set({ status: 'failed', error: new AppError('service.signed-out').toData() });
      return state;
    }
    const controller = new AbortController();
    whose = partitionId;
    set({ ...IDLE_SYNC, status: 'running', lastSyncedMs: lastSyncedMs(partitionId) });
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
    running = { service, controller, done };
    return state;
  };

  return {
    state: () => {
      const partitionId = options.partitionId();
      if (partitionId === null) return state;
      if (partitionId !== whose) return { ...IDLE_SYNC, lastSyncedMs: lastSyncedMs(partitionId) };
      return { ...state, lastSyncedMs: state.lastSyncedMs ?? lastSyncedMs(partitionId) };
    },
    start,
    cancel: () => {
      running?.controller.abort();
      return state;
    },
    idle: () => running?.done ?? Promise.resolve(),
  };
}

/** Lets everything else that waits have its turn: windows, downloads, the list's own questions. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

interface Pace {
  rows: number;
}

/** The bookmark moves with the last stretch only: what came before is taken again after a crash, unharmed. */
async function takePage(
  { library, clock }: SyncOptions,
  partitionId: string,
  answer: Answer<EventPage>,
  step: SyncStep,
  pace: Pace,
  signal: AbortSignal,
): Promise<void> {
  const page = answer.value;
  const nowMs = clock.now();
  for (let from = 0; ;) {
    const to = from + pace.rows;
    const last = to >= page.events.length;
    const events = page.events.slice(from, to);
    const part = { ...page, events, unreadable: last ? page.unreadable : [] };
    const fromMs = clock.monotonic();
    library.upsertEventPage(partitionId, part, nowMs, last ? step : NOT_YET, answer);
    const tookMs = Math.max(0.1, clock.monotonic() - fromMs);
    if (events.length >= FEWEST_ROWS) {
      const wanted = Math.round((events.length * STRETCH_MS) / tookMs);
      pace.rows = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, wanted));
    }
    if (last) return;
    from = to;
    await breath();
    signal.throwIfAborted();
  }
}

const NOT_YET: SyncStep = { cursor: null, covered: null };

/** What a bookmark's first page brings again: the events of its first seconds. */
function ticketsAround(library: Library, partitionId: string, cursor: SyncCursor): Set<string> {
  const rows = library.database.all(
    `SELECT ticket FROM incidents WHERE partition_id = ? AND event_time_ms BETWEEN ? AND ? AND listed = 1`,
    partitionId,
    cursor.sinceMs,
    cursor.sinceMs + 1999,
  );
  return new Set(rows.map((row) => text(row, 'ticket')));
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
    lastDeepMs: partition?.lastDeepMs ?? null,
    oldestUploadingMs: oldest === undefined ? null : numberOrNull(oldest, 'oldest'),
  });
  return { ...window, offset: 0, read: 0 };
}
