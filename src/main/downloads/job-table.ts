/** The queue on disk: which incidents are to be saved, which were, and what went wrong. */
import { eventTypeLabel } from '@shared/domain/event-type';
import type { AppErrorData } from '@shared/errors';
import type { DownloadJob } from '@shared/domain/download';
import type { Library } from '@main/library';
import { text, textOrNull } from '@main/platform/columns';

export type JobState = DownloadJob['state'];

export interface StoredJob {
  readonly incidentId: string;
  readonly state: JobState;
  readonly title: string;
  readonly error: AppErrorData | null;
}

export interface JobTable {
  set(incidentId: string, state: JobState, error: AppErrorData | null, nowMs: number): void;
  /** The first to expire first. */
  all(): readonly StoredJob[];
  /** The queued incident of this fleet that the cloud deletes first. */
  next(partitionId: string, not: ReadonlySet<string>): string | null;
  clearFinished(): void;
}

/** Everything that changes a job changes its incident's row in the same transaction. */
export function createJobTable(library: Library): JobTable {
  const { database } = library;
  const write = (incidentId: string, state: JobState, error: AppErrorData | null, nowMs: number) =>
    database.transaction(() => {
      database.run(
        `INSERT INTO download_jobs (incident_id, state, queued_at_ms, error) VALUES (?, ?, ?, ?)
         ON CONFLICT (incident_id) DO UPDATE SET state = excluded.state, error = excluded.error`,
        incidentId,
        state,
        nowMs,
        error === null ? null : JSON.stringify(error),
      );
      library.saving.refreshSaveState(incidentId);
    });
  return {
    set: write,
    all: (): readonly StoredJob[] =>
      database
        .all(
          `SELECT j.incident_id, j.state, j.error, i.type_name, i.vehicle_name
           FROM download_jobs j JOIN incidents i ON i.incident_id = j.incident_id
           ORDER BY i.expires_at_ms IS NULL, i.expires_at_ms, j.queued_at_ms, i.row_id`,
        )
        .map((row) => {
          const vehicle = textOrNull(row, 'vehicle_name');
          const error = textOrNull(row, 'error');
          return {
            incidentId: text(row, 'incident_id'),
            state: text(row, 'state') as JobState,
            title: `${eventTypeLabel(text(row, 'type_name'))}${vehicle === null ? '' : ` · ${vehicle}`}`,
            error: error === null ? null : (JSON.parse(error) as AppErrorData),
          };
        }),
    next: (partitionId: string, not: ReadonlySet<string>): string | null =>
      database
        .all(
          `SELECT j.incident_id FROM download_jobs j JOIN incidents i ON i.incident_id = j.incident_id
           WHERE j.state = 'queued' AND i.partition_id = ?
           ORDER BY i.expires_at_ms IS NULL, i.expires_at_ms, j.queued_at_ms, i.row_id LIMIT ?`,
          partitionId,
          not.size + 1,
        )
        .map((row) => text(row, 'incident_id'))
        .find((incidentId) => !not.has(incidentId)) ?? null,
    clearFinished: (): void =>
      database.transaction(() => {
        const finished = database.all(
          "SELECT incident_id FROM download_jobs WHERE state IN ('done', 'cancelled', 'failed')",
        );
        for (const row of finished) {
          const incidentId = text(row, 'incident_id');
          database.run('DELETE FROM download_jobs WHERE incident_id = ?', incidentId);
          library.saving.refreshSaveState(incidentId);
        }
      }),
  };
}
