/** Changes the states of jobs: rows, numbers and screen in step. */
import type { AppErrorData } from '@shared/errors';
import type { QueuePlace } from '@shared/domain/download';
import type { Library } from '@main/library';
import type { Clock } from '@main/platform/clock';
import type { JobProgress } from './job-progress';
import type { JobState, JobTable } from './job-table';

export interface QueueStatesOptions {
  readonly library: Library;
  readonly table: JobTable;
  readonly progress: JobProgress;
  readonly clock: Clock;
  readonly tell: () => void;
}

export interface QueueStates {
  /**
   * One transaction for any number of jobs.
   * @throws AppError `library.full`
   */
  set(incidentIds: readonly string[], state: JobState, error?: AppErrorData | null): void;
  /** @throws AppError `library.full` */
  move(incidentIds: readonly string[], to: QueuePlace): void;
  /** Incidents whose jobs are in one of these states, in the order of their turns. */
  idsIn(...states: JobState[]): readonly string[];
  /** Of the incidents named, those that saving would bring something of, and those it never will. */
  sortOut(incidentIds: readonly string[]): {
    readonly wanted: readonly string[];
    readonly gone: readonly string[];
  };
}

export function createQueueStates(options: QueueStatesOptions): QueueStates {
  const { library, table, progress, clock } = options;
  return {
    set: (incidentIds, state, error = null) => {
      if (incidentIds.length === 0) return;
      library.database.transaction(() => {
        for (const id of incidentIds) table.set(id, state, error, clock.now());
      });
      progress.load(table.all());
      library.saving.changed(incidentIds);
      options.tell();
    },
    move: (incidentIds, to) => {
      if (incidentIds.length === 0) return;
      table.move(incidentIds, to);
      progress.load(table.all());
    },
    idsIn: (...states) =>
      table.all().flatMap((job) => (states.includes(job.state) ? [job.incidentId] : [])),
    sortOut: (incidentIds) => {
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
      return { wanted, gone };
    },
  };
}

/** Of the jobs that an order concerns, those that were named; all when none were. */
export function chosen(
  concerned: readonly string[],
  named: readonly string[] | undefined,
): readonly string[] {
  if (named === undefined) return concerned;
  const wanted = new Set(named);
  return concerned.filter((id) => wanted.has(id));
}
