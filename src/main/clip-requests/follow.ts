/** One look at one request: asks how it stands, writes it down, brings a finished clip into the library. */
import { isOpen } from '@shared/domain/clip-desk';
import { AppError, toErrorData } from '@shared/errors';
import type { FleetClient } from '@main/fleet/types';
import type { Clock } from '@main/platform/clock';
import { joinLibrary, type ClipLibrary } from './join-library';
import { judgeResult, judgeSilence, judgeUpload, type Judged } from './judge';
import { matchUploads } from './merge-clips';
import { nextLookMs, type Pace } from './pace';
import type { ClipProgress, ClipRequestRow, RequestTable } from './request-table';
import { keptUploads } from './upload-list';

/** A service may need a moment until it knows a task that it has just given a number. */
const MISSES_UNTIL_LOST = 3;
/** So often is looked for the incident of a clip that the service calls done without naming it. */
const LOOKS_FOR_INCIDENT = 8;

export interface FollowTools {
  readonly library: ClipLibrary;
  readonly table: RequestTable;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly random: () => number;
  /** Reads the service's list anew. */
  readonly readList: (
    service: FleetClient,
    partitionId: string,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Queues incidents for saving. */
  readonly save: (incidentIds: readonly string[]) => void;
}

/** Never throws for what the service does; an abort passes through. */
export async function look(
  tools: FollowTools,
  service: FleetClient,
  request: ClipRequestRow,
  signal: AbortSignal,
): Promise<void> {
  const { table, clock, pace, random } = tools;
  const after = (looks: number): number => clock.now() + nextLookMs(looks, pace, random);
  const write = (change: Partial<ClipProgress>): void => {
    table.update(request.requestId, { ...change, checkedAtMs: clock.now() });
  };
  const failed = (caught: unknown, known: Partial<ClipProgress>): void => {
    signal.throwIfAborted();
    const looks = request.looks + 1;
    write({ ...known, problem: toErrorData(caught), looks, nextCheckMs: after(looks) });
  };

  let judged: Judged;
  try {
    judged = isOpen(request.phase)
      ? await ask(tools, service, request, signal)
      : judgeSilence(request, clock.now());
  } catch (caught) {
    const unknown = caught instanceof AppError && caught.code === 'service.not-found';
    const misses = unknown ? request.misses + 1 : 0;
    if (misses >= MISSES_UNTIL_LOST)
      write({ phase: 'lost', misses, nextCheckMs: null, problem: null });
    else failed(caught, { misses });
    return;
  }
  const { news, ...standing } = judged;
  const known = { ...standing, misses: 0, problem: null };
  const looks = news ? 0 : request.looks + 1;
  if (isOpen(standing.phase)) {
    write({ ...known, looks, nextCheckMs: after(looks) });
    return;
  }
  if ((standing.phase !== 'done' && standing.phase !== 'partial') || request.joined) {
    write({ ...known, looks: 0, nextCheckMs: null });
    return;
  }
  // Written before the library is asked, so that an end that was heard is never lost.
  write({ ...known, looks, nextCheckMs: after(looks) });
  try {
    const incidentIds = await joinLibrary(
      tools.library,
      service,
      { ...request, ticket: standing.ticket },
      () => clock.now(),
      signal,
    );
    const joined = incidentIds.length > 0 || looks >= LOOKS_FOR_INCIDENT;
    write({ incidentIds, joined, nextCheckMs: joined ? null : after(looks) });
    if (request.saveWhenArrived && incidentIds.length > 0) tools.save(incidentIds);
  } catch (caught) {
    failed(caught, {});
  }
}

async function ask(
  tools: FollowTools,
  service: FleetClient,
  request: ClipRequestRow,
  signal: AbortSignal,
): Promise<Judged> {
  const { clock, library, table } = tools;
  if (request.taskId !== null) {
    const { value } = await service.taskResult(request.taskId, signal);
    return judgeResult(request, value, clock.now());
  }
  await tools.readList(service, request.partitionId, signal);
  const { uploads } = keptUploads(library.database, request.partitionId);
  const index = matchUploads(table.all(request.partitionId), uploads).get(request.requestId);
  const upload = index === undefined ? undefined : uploads[index];
  return upload === undefined
    ? judgeSilence(request, clock.now())
    : judgeUpload(request, upload, clock.now());
}
