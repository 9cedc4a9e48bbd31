/** The queue on disk: which incidents are to be saved, which were, and what went wrong. */
import { eventTypeLabel } from '@shared/domain/event-type';
import type { AppErrorData } from '@shared/errors';
import type { DownloadJob, QueuePlace } from '@shared/domain/download';
import { zoneOfRow, type Library } from '@main/library';
import { number, text, textOrNull } from '@main/platform/columns';

export type JobState = DownloadJob['state'];

export interface StoredJob {
  readonly incidentId: string;
  readonly state: JobState;
  readonly title: string;
  readonly eventTimeMs: number;
  readonly zone: string | null;
  readonly error: AppErrorData | null;
  readonly moved: DownloadJob['moved'];
}

export interface JobTable {
  set(incidentId: string, state: JobState, error: AppErrorData | null, nowMs: number): void;
  /** Before or behind all others; several that are moved together stay in order of expiry among themselves. */
  move(incidentIds: readonly string[], to: QueuePlace): void;
  /** What runs, then what was moved to the top, then the first to expire first. */
  all(): readonly StoredJob[];
  /** The queued incident of this fleet whose turn it is. */
  next(partitionId: string, not: ReadonlySet<string>): string | null;
  clearFinished(): void;
}

const IN_TURN = 'j.place, i.expires_at_ms IS NULL, i.expires_at_ms, j.queued_at_ms, i.row_id';

/** Everything that changes a job changes its incident's row in the same transaction. */
export function createJobTable(library: Library): JobTable {
  const { database } = library;
  const write = (incidentId: string, state: JobState, error: AppErrorData | null, nowMs: number) =>
    database.transaction(() => {
      database.run(
        `INSERT INTO download_jobs (incident_id, state, queued_at_ms, error) VALUES (?, ?, ?, ?)
         ON CONFLICT (incident_id) DO UPDATE SET state = excluded.state, error = excluded.error,
           place = CASE WHEN excluded.state IN ('done', 'cancelled') THEN 0 ELSE place END`,
        incidentId,
        state,
        nowMs,
        error === null ? null : JSON.stringify(error),
      );
      library.saving.refreshSaveState(incidentId);
    });
  return {
    set: write,
    move: (incidentIds, to) =>
      database.transaction(() => {
        const ends = database.get(
          'SELECT min(0, min(place)) AS first, max(0, max(place)) AS last FROM download_jobs',
        );
        if (ends === undefined) return;
        const place =
          to === 'top' ? number(ends, 'first') - 1 : to === 'bottom' ? number(ends, 'last') + 1 : 0;
        database.run(
          `UPDATE download_jobs SET place = ?
           WHERE incident_id IN (SELECT value FROM json_each(?))`,
          place,
          JSON.stringify(incidentIds),
        );
      }),
    all: (): readonly StoredJob[] =>
      database
        .all(
          `SELECT j.incident_id, j.state, j.error, j.place, i.type_name, i.vehicle_name, i.event_time_ms,
             i.latitude_deg, i.longitude_deg
           FROM download_jobs j JOIN incidents i ON i.incident_id = j.incident_id
           ORDER BY j.state <> 'running', ${IN_TURN}`,
        )
        .map((row) => {
          const vehicle = textOrNull(row, 'vehicle_name');
          const error = textOrNull(row, 'error');
          const place = number(row, 'place');
          return {
            incidentId: text(row, 'incident_id'),
            state: text(row, 'state') as JobState,
            title: `${eventTypeLabel(text(row, 'type_name'))}${vehicle === null ? '' : ` · ${vehicle}`}`,
            eventTimeMs: number(row, 'event_time_ms'),
            zone: zoneOfRow(row),
            error: error === null ? null : (JSON.parse(error) as AppErrorData),
            moved: place === 0 ? null : place < 0 ? 'top' : 'bottom',
          };
        }),
    next: (partitionId: string, not: ReadonlySet<string>): string | null =>
      database
        .all(
          `SELECT j.incident_id FROM download_jobs j JOIN incidents i ON i.incident_id = j.incident_id
           WHERE j.state = 'queued' AND i.partition_id = ?
           ORDER BY ${IN_TURN} LIMIT ?`,
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
