/** The download queue: persistent, the first to expire goes first, a few incidents at once. */
import { AppError, toErrorData, type AppErrorData } from '@shared/errors';
import type { DownloadsState } from '@shared/domain/download';
import type { FleetService } from '@main/fleet/types';
import type { Library } from '@main/library';
import type { Clock } from '@main/platform/clock';
import type { HttpFetch } from '@main/platform/http';
import type { Log } from '@main/platform/log';
import { createBandwidth } from './bandwidth';
import { requireSpace, SPARE_BYTES } from './free-space';
import { JobProgress } from './job-progress';
import { createJobTable, type JobState } from './job-table';
import { saveIncident } from './save-incident';
import { Semaphore } from './semaphore';
import { throttle } from './throttle';
import { DEFAULT_LIMITS, type TransferLimits } from './transfer';

export interface DownloadsOptions {
  readonly library: Library;
  readonly http: HttpFetch;
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
  /** The user's wishes; asked each time, so that a change acts at once. */
  readonly wishes?: () => DownloadWishes;
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

/** Why a job was stopped: its fleet or account is not the open one any more. */
const LEFT = new DOMException('another fleet is open', 'AbortError');
const FILES_AT_ONCE = 3;
const FIRST_WISHES: DownloadWishes = { incidentsAtOnce: 2, bytesPerSecond: null };
const TELL_EVERY_MS = 200;
const DAY_MS = 86_400_000;

export function createDownloads(options: DownloadsOptions): Downloads {
  const { library, clock, log } = options;
  const table = createJobTable(library);
  const progress = new JobProgress(library, clock);
  const places = new Semaphore(FILES_AT_ONCE);
  const wishes = options.wishes ?? (() => FIRST_WISHES);
  const bandwidth = createBandwidth(
    () => wishes().bytesPerSecond,
    () => clock.monotonic(),
  );
  const running = new Map<
    string,
    { service: FleetService; controller: AbortController; done: Promise<void> }
  >();
  const spareBytes = options.spareBytes ?? SPARE_BYTES;
  let spaceTimer: NodeJS.Timeout | null = null;
  let closed = false;
  const teller = throttle(() => options.onChange(progress.state()), TELL_EVERY_MS);

  const tell = (): DownloadsState => {
    teller.call();
    return progress.state();
  };
  /** Writes states, counts again, tells; one transaction for any number of jobs. */
  const setAll = (
    incidentIds: readonly string[],
    state: JobState,
    error: AppErrorData | null = null,
  ): void => {
    if (incidentIds.length === 0) return;
    library.database.transaction(() => {
      for (const id of incidentIds) table.set(id, state, error, clock.now());
    });
    progress.load(table.all());
    library.saving.changed(incidentIds);
    teller.call();
  };
  const idsIn = (...states: JobState[]): readonly string[] =>
    table.all().flatMap((job) => (states.includes(job.state) ? [job.incidentId] : []));

  const pump = (): void => {
    const service = options.service();
    const partitionId = options.partitionId();
    if (closed || spaceTimer !== null || service === null || partitionId === null) return;
    while (running.size < wishes().incidentsAtOnce) {
      const incidentId = table.next(partitionId, new Set(running.keys()));
      if (incidentId === null) return;
      const controller = new AbortController();
      setAll([incidentId], 'running');
      const done = runJob(incidentId, service, controller.signal).finally(() => {
        running.delete(incidentId);
        pump();
      });
      running.set(incidentId, { service, controller, done });
    }
  };

  const runJob = async (
    incidentId: string,
    service: FleetService,
    signal: AbortSignal,
  ): Promise<void> => {
    try {
      const failure = await saveIncident(
        incidentId,
        {
          library,
          service,
          http: options.http,
          clock,
          log,
          limits: options.limits ?? DEFAULT_LIMITS,
          spareBytes,
          user: options.user?.() ?? '',
          appVersion: options.appVersion ?? '',
          places,
          spend: (bytes, spending) => bandwidth.spend(bytes, spending),
          onFiles: () => {
            progress.recount(incidentId);
            teller.call();
          },
          onBytes: (fileId, bytes) => {
            progress.bytes(incidentId, fileId, bytes);
            teller.call();
          },
        },
        signal,
      );
      setAll([incidentId], failure === null ? 'done' : 'failed', failure);
    } catch (caught) {
      afterFailure(incidentId, caught, signal);
    } finally {
      progress.settle(library.files(incidentId));
    }
  };

  const afterFailure = (incidentId: string, caught: unknown, signal: AbortSignal): void => {
    const error = toErrorData(caught);
    if (signal.aborted) {
      // `cancel` has written its own state already; the end of the program leaves the job to the next run.
      if (closed) setAll([incidentId], 'paused');
      else if (signal.reason === LEFT && idsIn('running').includes(incidentId)) {
        setAll([incidentId], 'queued');
      }
      return;
    }
    if (error.code === 'library.full') {
      setAll([incidentId, ...idsIn('queued')], 'paused', error);
      watchSpace();
    } else if (error.code === 'service.signed-out') {
      setAll([incidentId, ...idsIn('queued')], 'paused', error);
    } else {
      if (error.code === 'unexpected') {
        log.error('saving an incident failed', {
          reason: caught instanceof Error ? caught.message : 'unknown',
        });
      }
      setAll([incidentId], 'failed', error);
    }
  };

  /** A full disk is looked at again and again; saving goes on by itself once there is room. */
  const watchSpace = (): void => {
    if (closed || spaceTimer !== null) return;
    spaceTimer = setTimeout(() => {
      requireSpace(library.root, 0, spareBytes).then(
        () => {
          spaceTimer = null;
          setAll(idsIn('paused'), 'queued');
          pump();
        },
        () => {
          spaceTimer = null;
          watchSpace();
        },
      );
    }, options.spaceCheckMs ?? 10_000);
    spaceTimer.unref();
  };

  const enqueue = (incidentIds: readonly string[]): DownloadsState => {
    const wanted: string[] = [];
    const gone: string[] = [];
    for (const incidentId of new Set(incidentIds)) {
      const { saveState, discardedAtMs } = library.detail(incidentId);
      const discarded = discardedAtMs !== null && saveState !== 'saved';
      if (saveState === 'expired' || discarded) gone.push(incidentId);
      else if (saveState !== 'saved' && saveState !== 'queued' && saveState !== 'saving') {
        wanted.push(incidentId);
      }
    }
    setAll(gone, 'failed', new AppError('media.gone').toData());
    setAll(wanted, 'queued');
    pump();
    return tell();
  };

  progress.load(table.all());
  // An earlier run may have ended between an entry and its copy.
  const repaired = library.saving.repairCustodyCopies().catch((caught: unknown) => {
    log.warn('custody copies could not be written', { code: toErrorData(caught).code });
  });
  return {
    state: () => progress.state(),
    save: enqueue,
    saveExpiring: (days) => {
      const partitionId = options.partitionId();
      if (partitionId === null) return progress.state();
      return enqueue(library.expiringIncidentIds(partitionId, clock.now() + days * DAY_MS));
    },
    cancel: (incidentIds) => {
      const active = new Set(idsIn('queued', 'running', 'paused', 'held'));
      const ids = incidentIds.filter((id) => active.has(id));
      for (const id of ids) running.get(id)?.controller.abort();
      setAll(ids, 'cancelled');
      return tell();
    },
    retry: (incidentIds) => {
      const again = new Set(idsIn('failed', 'cancelled', 'paused'));
      setAll(
        incidentIds.filter((id) => again.has(id)),
        'queued',
      );
      pump();
      return tell();
    },
    hold: (incidentIds) => {
      const active = idsIn('queued', 'running', 'paused');
      const ids = chosen(active, incidentIds);
      for (const id of ids) running.get(id)?.controller.abort();
      setAll(ids, 'held');
      return tell();
    },
    proceed: (incidentIds) => {
      setAll(chosen(idsIn('held'), incidentIds), 'queued');
      pump();
      return tell();
    },
    clearFinished: () => {
      table.clearFinished();
      progress.load(table.all());
      library.saving.changed([]);
      return tell();
    },
    resume: () => {
      const service = options.service();
      for (const job of running.values()) {
        if (job.service !== service) job.controller.abort(LEFT);
      }
      const left = idsIn('running', 'paused').filter((id) => !running.has(id));
      setAll(left, 'queued');
      pump();
      return tell();
    },
    idle: async () => {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    close: async () => {
      closed = true;
      if (spaceTimer !== null) clearTimeout(spaceTimer);
      for (const { controller } of running.values()) controller.abort();
      await Promise.all([repaired, ...[...running.values()].map(({ done }) => done)]);
      teller.stop();
    },
  };
}

/** Of the jobs that it concerns, those that were named; all when none were. */
function chosen(
  concerned: readonly string[],
  named: readonly string[] | undefined,
): readonly string[] {
  if (named === undefined) return concerned;
  const wanted = new Set(named);
  return concerned.filter((id) => wanted.has(id));
}
