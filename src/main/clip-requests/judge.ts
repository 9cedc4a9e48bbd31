/** What a look at a request means for it: how it stands now, and whether that is news. */
import { isOpen } from '@shared/domain/clip-desk';
import { deadlineOf, errorCodeOf, phaseOfTask } from '@shared/domain/clip-explain';
import { taskStateOfWord } from '@shared/domain/clip-task';
import type { ManualUpload, TaskResult } from '@main/fleet/types';
import { reportOf } from './merge-clips';
import type { ClipProgress, ClipRequestRow } from './request-table';

export type Judged = Pick<
  ClipProgress,
  'phase' | 'taskState' | 'history' | 'ticket' | 'daysLeft'
> & {
  /** Something is not as it was: the next look comes soon. */
  readonly news: boolean;
};

export function judgeResult(request: ClipRequestRow, result: TaskResult, nowMs: number): Judged {
  const history = result.history.map(reportOf);
  const last = history.at(-1);
  const said = taskStateOfWord(result.state) ?? taskStateOfWord(last?.state ?? null);
  // Without a word that we know, an error code or a ticket still tells how it ended.
  const implied = errorCodeOf(history) !== null ? 3 : result.ticket !== null ? 2 : null;
  return judged(request, said ?? implied, history, result, nowMs);
}

/** A request whose task id got lost is followed by the service's list. */
export function judgeUpload(request: ClipRequestRow, upload: ManualUpload, nowMs: number): Judged {
  const report = upload.report === null ? null : reportOf(upload.report);
  const last = request.history.at(-1);
  const isNew = report !== null && JSON.stringify(report) !== JSON.stringify(last);
  const history = isNew ? [...request.history, report] : request.history;
  return judged(request, upload.taskState, history, upload, nowMs);
}

/** Nothing was heard: only time goes by. */
export function judgeSilence(request: ClipRequestRow, nowMs: number): Judged {
  const { phase, taskState, history, ticket, daysLeft } = request;
  return {
    phase: afterDeadline(phase, request, nowMs),
    taskState,
    history,
    ticket,
    daysLeft,
    news: false,
  };
}

function judged(
  request: ClipRequestRow,
  taskState: number | null,
  history: ClipProgress['history'],
  from: { readonly ticket: string | null; readonly daysLeft: number | null },
  nowMs: number,
): Judged {
  const phase = afterDeadline(phaseOfTask(taskState, history), request, nowMs);
  const ticket = from.ticket ?? request.ticket;
  const news =
    phase !== request.phase ||
    taskState !== request.taskState ||
    JSON.stringify(history) !== JSON.stringify(request.history);
  return { phase, taskState, history, ticket, daysLeft: from.daysLeft ?? request.daysLeft, news };
}

function afterDeadline(
  phase: ClipProgress['phase'],
  request: ClipRequestRow,
  nowMs: number,
): ClipProgress['phase'] {
  return isOpen(phase) && nowMs >= deadlineOf(request.askedAtMs) ? 'expired' : phase;
}
