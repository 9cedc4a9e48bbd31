/** The download queue: persistent, the first to expire goes first unless moved, a few incidents at once. */
import { AppError, toErrorData } from '@shared/errors';
import type { DownloadsState } from '@shared/domain/download';
import type { FleetService } from '@main/fleet/types';
import { createBandwidth } from './bandwidth';
import { createRoom, SPARE_BYTES } from './free-space';
import { JobProgress } from './job-progress';
import { createJobTable } from './job-table';
import { diskError, partFilesHere } from './part-file';
import { chosen, createQueueStates } from './queue-states';
import { createRoomWait } from './room-wait';
import { saveIncident } from './save-incident';
import { Semaphore } from './semaphore';
import { throttle } from './throttle';
import { DEFAULT_LIMITS } from './transfer';
import type { Downloads, DownloadsOptions, DownloadWishes } from './types';

/** Why a job was stopped: its fleet or account is not the open one any more. */
const LEFT = new DOMException('another fleet is open', 'AbortError');
/** Why a job was stopped: nothing can be written until there is room. */
const FULL = new DOMException('the disk is full', 'AbortError');
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
  const bandwidth = createBandwidth(wishes().bytesPerSecond, () => clock.monotonic());
  const running = new Map<
    string,
    { service: FleetService; controller: AbortController; done: Promise<void> }
  >();
  const spareBytes = options.spareBytes ?? SPARE_BYTES;
  const room = createRoom(library.root, spareBytes);
  const parts = options.parts ?? partFilesHere();
  let closed = false;
  const state = (): DownloadsState => progress.state(roomWait.state());
  const teller = throttle(() => options.onChange(state()), TELL_EVERY_MS);
  const tell = (): DownloadsState => {
    teller.call();
    return state();
  };
  /** A full disk is looked at again and again; saving goes on by itself once there is room. */
  const roomWait = createRoomWait({
    room,
    spareBytes,
    everyMs: options.spaceCheckMs ?? 10_000,
    onLook: () => teller.call(),
    onRoom: () => goOn(),
  });
  const states = createQueueStates({
    library,
    table,
    progress,
    clock,
    tell: () => teller.call(),
  });
  const { idsIn } = states;

  const pump = (): void => {
    const service = options.service();
    const partitionId = options.partitionId();
    if (closed || roomWait.state() !== null || service === null || partitionId === null) return;
    while (running.size < wishes().incidentsAtOnce) {
      const incidentId = table.next(partitionId, new Set(running.keys()));
      if (incidentId === null) return;
      const controller = new AbortController();
      if (!written(() => states.set([incidentId], 'running'))) return;
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
          parts,
          room,
          onFull: (neededBytes) => stopForRoom(neededBytes),
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
      written(() => states.set([incidentId], failure === null ? 'done' : 'failed', failure));
    } catch (caught) {
      written(() => afterFailure(incidentId, diskError(caught), signal));
    } finally {
      progress.settle(library.files(incidentId));
    }
  };

  const afterFailure = (incidentId: string, caught: unknown, signal: AbortSignal): void => {
    const error = toErrorData(caught);
    if (signal.aborted) {
      // `cancel` has written its own state already; the end of the program leaves the job to the next run.
      if (closed) states.set([incidentId], 'paused');
      else if (signal.reason === LEFT && idsIn('running').includes(incidentId)) {
        states.set([incidentId], 'queued');
      }
      return;
    }
    if (error.code === 'library.full') {
      stopForRoom(0);
    } else if (error.code === 'service.signed-out') {
      states.set([incidentId, ...idsIn('queued')], 'paused', error);
    } else {
      if (error.code === 'unexpected') {
        log.error('saving an incident failed', {
          reason: caught instanceof Error ? caught.message : 'unknown',
        });
      }
      states.set([incidentId], 'failed', error);
    }
  };

  /** Everything pauses; what has arrived stays. The rows say so too, if there is room for that. */
  const stopForRoom = (neededBytes: number): void => {
    if (closed) return;
    const first = roomWait.state() === null;
    roomWait.begin(neededBytes);
    if (!first) return;
    for (const { controller } of running.values()) controller.abort(FULL);
    const error = new AppError('library.full').toData();
    written(() => states.set(idsIn('running', 'queued'), 'paused', error));
    log.warn('saving waits for room on the disk', { neededBytes });
  };

  /** Whether it could be written; without room for that, everything waits for some. */
  const written = (write: () => void): boolean => {
    try {
      write();
      return true;
    } catch (caught) {
      const { code } = toErrorData(caught);
      if (code === 'library.full') stopForRoom(0);
      else log.error('the queue could not be written', { code });
      return false;
    }
  };

  /** What stands as running without being so, or waits for something that may be over, runs again. */
  const goOn = (): void => {
    const left = idsIn('running', 'paused').filter(
      (id) => running.get(id)?.controller.signal.aborted !== false,
    );
    written(() => states.set(left, 'queued'));
    pump();
    teller.call();
  };

  const enqueue = (incidentIds: readonly string[]): DownloadsState => {
    const { wanted, gone } = states.sortOut(incidentIds);
    states.set(gone, 'failed', new AppError('media.gone').toData());
    states.set(wanted, 'queued');
    pump();
    return tell();
  };

  progress.load(table.all());
  // An earlier run may have ended between an entry and its copy.
  const repaired = library.saving.repairCustodyCopies().catch((caught: unknown) => {
    log.warn('custody copies could not be written', { code: toErrorData(caught).code });
  });
  return {
    state,
    save: enqueue,
    saveExpiring: (days) => {
      const partitionId = options.partitionId();
      if (partitionId === null) return state();
      return enqueue(library.expiringIncidentIds(partitionId, clock.now() + days * DAY_MS));
    },
    cancel: (incidentIds) => {
      const active = new Set(idsIn('queued', 'running', 'paused', 'held'));
      const ids = incidentIds.filter((id) => active.has(id));
      for (const id of ids) running.get(id)?.controller.abort();
      states.set(ids, 'cancelled');
      return tell();
    },
    retry: (incidentIds) => {
      const again = new Set(idsIn('failed', 'cancelled', 'paused'));
      states.set(
        incidentIds.filter((id) => again.has(id)),
        'queued',
      );
      // Whoever asks has made room, or wants to see that it is not enough.
      if (roomWait.end()) goOn();
      pump();
      return tell();
    },
    hold: (incidentIds) => {
      const active = idsIn('queued', 'running', 'paused');
      const ids = chosen(active, incidentIds);
      for (const id of ids) running.get(id)?.controller.abort();
      states.set(ids, 'held');
      return tell();
    },
    proceed: (incidentIds) => {
      states.set(chosen(idsIn('held'), incidentIds), 'queued');
      pump();
      return tell();
    },
    move: (incidentIds, to) => {
      const open = idsIn('queued', 'running', 'paused', 'held', 'failed');
      written(() => states.move(chosen(open, incidentIds), to));
      return tell();
    },
    wishesChanged: () => {
      bandwidth.setLimit(wishes().bytesPerSecond);
      pump();
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
      goOn();
      return state();
    },
    idle: async () => {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    close: async () => {
      closed = true;
      roomWait.end();
      for (const { controller } of running.values()) controller.abort();
      await Promise.all([repaired, ...[...running.values()].map(({ done }) => done)]);
      teller.stop();
    },
  };
}
