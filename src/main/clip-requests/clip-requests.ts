/** The desk itself: what is on it, asking for a clip, and the one timer that follows every open request. */
import {
  EMPTY_CLIP_DESK,
  isOpen,
  type ClipAsk,
  type ClipDeskState,
  type ClipDevice,
  type RemoteClip,
} from '@shared/domain/clip-desk';
import { findDuplicates } from '@shared/domain/clip-duplicates';
import { isTaskOver } from '@shared/domain/clip-task';
import { AppError, toErrorData, type AppErrorData } from '@shared/errors';
import type { FleetClient } from '@main/fleet/types';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import { createClearedClips } from './cleared-clips';
import { look } from './follow';
import { createFollowTimer } from './follow-timer';
import {
  incidentOfTicket,
  incidentsOfTickets,
  knownIncidents,
  type ClipLibrary,
} from './join-library';
import { knownDevices } from './known-devices';
import { matchUploads, mergeClips, uploadClipId } from './merge-clips';
import { DEFAULT_PACE, type Pace } from './pace';
import { createRequestTable } from './request-table';
import { checkAsk, sendAsk } from './send';
import { keepUploads, keptUploads, readUploads } from './upload-list';

export interface ClipRequestsOptions {
  readonly library: ClipLibrary;
  /** Null while nobody is signed in. */
  readonly service: () => FleetClient | null;
  readonly partitionId: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Name from settings, for the custody record. */
  readonly user: () => string;
  /** Queues incidents for saving. */
  readonly save: (incidentIds: readonly string[]) => void;
  readonly onChange: (state: ClipDeskState) => void;
  readonly pace?: Pace;
  readonly random?: () => number;
}

export interface ClipRequests {
  state(): ClipDeskState;
  devices(): readonly ClipDevice[];
  /**
   * Returns the ids of the new rows.
   * @throws AppError `input.invalid`, `clip.asked-before`, `service.signed-out`, and those of the client
   */
  ask(ask: ClipAsk): Promise<readonly string[]>;
  /** Reads the service's list anew and looks at every open request. Failures are in the state. */
  refresh(): Promise<ClipDeskState>;
  /**
   * The incident that a clip became, brought into the library when it is not there.
   * @throws AppError `library.not-found`, `service.signed-out`, and those of the client
   */
  incidentOf(clipId: string): Promise<string>;
  /** Takes rows off the desk once they are over; their requests and incidents stay as they are. */
  clear(clipIds: readonly string[]): ClipDeskState;
  /** Null: every row that was taken off. */
  restore(clipIds: readonly string[] | null): ClipDeskState;
  /** Another service to ask, or the same one back: goes on following. */
  resume(): void;
  /** Ends what runs; requests stay written down. */
  close(): Promise<void>;
}

export function createClipRequests(options: ClipRequestsOptions): ClipRequests {
  const { library, clock, log } = options;
  const { database } = library;
  const table = createRequestTable(database);
  const ending = new AbortController();
  const { signal } = ending;
  const cleared = createClearedClips(database);
  let reading: Promise<void> | null = null;
  let listError: { readonly partitionId: string; readonly error: AppErrorData } | null = null;
  /** Incidents that the desk has told of; when one changes, it tells anew. */
  let shownIncidents: ReadonlySet<string> = new Set();
  if (!database.readOnly) table.noteInterrupted(clock.now());

  const state = (): ClipDeskState => {
    const partitionId = options.partitionId();
    if (partitionId === null) return EMPTY_CLIP_DESK;
    const { uploads, ...list } = keptUploads(database, partitionId);
    const requests = table.all(partitionId);
    const tickets = [...requests, ...uploads].flatMap(({ ticket }) => ticket ?? []);
    const incidents = incidentsOfTickets(library, partitionId, tickets);
    shownIncidents = new Set([
      ...incidents.values(),
      ...requests.flatMap(({ incidentIds, aboutIncidentId }) => [
        ...incidentIds,
        ...(aboutIncidentId === null ? [] : [aboutIncidentId]),
      ]),
    ]);
    const known = knownIncidents(library, [...shownIncidents]);
    const all = mergeClips(requests, uploads, {
      ofTicket: (ticket) => incidents.get(ticket) ?? null,
      isSaved: (incidentId) => known.get(incidentId)?.saved ?? false,
      zoneOf: (incidentId) => known.get(incidentId)?.zone ?? null,
    });
    const away = cleared.all(partitionId);
    // What is still under way is always on the desk.
    const clips = all.filter((clip) => isOpen(clip.phase) || !away.has(clip.clipId));
    return {
      clips,
      cleared: all.length - clips.length,
      listing: reading !== null,
      listError: listError?.partitionId === partitionId ? listError.error : null,
      ...list,
    };
  };
  const changed = (): void => {
    if (!signal.aborted) options.onChange(state());
  };
  const stopListening = library.onChanged((incidentIds) => {
    const any = incidentIds.length === 0;
    if (any || incidentIds.some((id) => shownIncidents.has(id))) changed();
  });
  const signedIn = (): { readonly service: FleetClient; readonly partitionId: string } => {
    const service = options.service();
    const partitionId = options.partitionId();
    if (service === null || partitionId === null) throw new AppError('service.signed-out');
    return { service, partitionId };
  };

  async function readList(service: FleetClient, partitionId: string): Promise<void> {
    const read = await readUploads(service, signal);
    keepUploads(database, partitionId, read, clock.now());
    if (listError?.partitionId === partitionId) listError = null;
    // What the list calls over is asked for its result at once.
    const requests = table.all(partitionId);
    const { uploads } = keptUploads(database, partitionId);
    const matches = matchUploads(requests, uploads);
    for (const request of requests) {
      const upload = uploads[matches.get(request.requestId) ?? -1];
      if (
        request.taskId !== null &&
        isOpen(request.phase) &&
        isTaskOver(upload?.taskState ?? null)
      ) {
        table.update(request.requestId, { nextCheckMs: clock.now() });
      }
    }
  }

  async function follow(): Promise<void> {
    const { service, partitionId } = signedIn();
    const tools = {
      ...{ library, table, clock, readList },
      pace: options.pace ?? DEFAULT_PACE,
      random: options.random ?? Math.random,
      save: options.save,
    };
    for (const request of table.due(partitionId, clock.now())) {
      await look(tools, service, request, signal);
      changed();
    }
  }

  const timer = createFollowTimer({
    dueMs: () => {
      const partitionId = options.partitionId();
      if (partitionId === null || options.service() === null) return null;
      return table.nextDueMs(partitionId);
    },
    work: follow,
    ...{ clock, log, signal },
  });

  function list(): Promise<void> {
    const partitionId = options.partitionId();
    reading ??= Promise.resolve()
      .then(() => readList(signedIn().service, signedIn().partitionId))
      .catch((caught: unknown) => {
        if (signal.aborted || partitionId === null) return;
        listError = { partitionId, error: toErrorData(caught) };
      })
      .finally(() => {
        reading = null;
        changed();
        timer.schedule();
      });
    changed();
    return reading;
  }

  return {
    state,
    devices: () => {
      const partitionId = options.partitionId();
      return partitionId === null ? [] : knownDevices(database, partitionId);
    },
    ask: async (ask) => {
      const { service, partitionId } = signedIn();
      checkAsk(ask, clock.now());
      const [twin] = ask.evenIfAskedBefore ? [] : findDuplicates(ask, state().clips);
      if (twin) throw new AppError('clip.asked-before', { detail: twin.name });
      const tools = { library, table, clock, changed, user: options.user };
      try {
        return await sendAsk(tools, service, partitionId, ask, signal);
      } finally {
        timer.schedule();
      }
    },
    refresh: async () => {
      await list();
      const partitionId = options.partitionId();
      if (partitionId !== null && options.service() !== null) {
        table.hurry(partitionId, clock.now());
        await timer.run();
      }
      return state();
    },
    incidentOf: async (clipId) => {
      const partitionId = options.partitionId();
      if (partitionId === null) throw new AppError('library.not-found');
      const clip = findClip(state().clips, clipId);
      const known = clip.incidentIds[0];
      if (known !== undefined) return known;
      const { uploads } = keptUploads(database, partitionId);
      const ticket =
        table.find(clipId)?.ticket ??
        uploads.find((upload, index) => uploadClipId(upload, index) === clipId)?.ticket;
      if (ticket === null || ticket === undefined) throw new AppError('library.not-found');
      const id = await incidentOfTicket(
        library,
        signedIn().service,
        partitionId,
        ticket,
        () => clock.now(),
        signal,
      );
      changed();
      return id;
    },
    clear: (clipIds) => {
      const partitionId = options.partitionId();
      if (partitionId !== null) cleared.clear(partitionId, clipIds, clock.now());
      changed();
      return state();
    },
    restore: (clipIds) => {
      const partitionId = options.partitionId();
      if (partitionId !== null) cleared.restore(partitionId, clipIds);
      changed();
      return state();
    },
    resume: () => {
      const partitionId = options.partitionId();
      if (partitionId === null || options.service() === null) return;
      void list();
    },
    close: async () => {
      ending.abort();
      stopListening();
      await Promise.all([timer.ended(), reading]);
    },
  };
}

function findClip(clips: readonly RemoteClip[], clipId: string): RemoteClip {
  const clip = clips.find((one) => one.clipId === clipId);
  if (clip === undefined) throw new AppError('library.not-found');
  return clip;
}
