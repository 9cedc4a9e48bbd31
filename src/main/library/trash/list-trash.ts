/** The trash of one fleet, for the screen. */
import type { EventGroup } from '@shared/domain/incident';
import type { TrashBatch } from '@shared/domain/storage';
import { flag, number, text, textOrNull } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { zoneOfRow } from '../incident-rows';
import { ONLY_COPY } from './only-copy';

/** The youngest first. */
export function listTrash(library: LibraryContext, partitionId: string): readonly TrashBatch[] {
  return library.database
    .all(
      `SELECT t.batch_id, t.incident_id, count(*) AS files, sum(t.size_bytes) AS bytes,
         max(t.trashed_at_ms) AS trashed_at_ms, max(t.trashed_by) AS trashed_by, max(t.reason) AS reason,
         i.ticket, i.type_name, i.event_group, i.vehicle_name, i.event_time_ms, i.latitude_deg, i.longitude_deg, i.held_at_ms IS NOT NULL AS held,
         ${ONLY_COPY} AS only_copy
       FROM trash_files t JOIN incidents i ON i.incident_id = t.incident_id
       WHERE i.partition_id = ?2 GROUP BY t.batch_id, t.incident_id
       ORDER BY trashed_at_ms DESC, t.rowid DESC`,
      Math.round(library.clock.now()),
      partitionId,
    )
    .map((row) => ({
      batchId: text(row, 'batch_id'),
      incidentId: text(row, 'incident_id'),
      ticket: text(row, 'ticket'),
      typeName: text(row, 'type_name'),
      group: text(row, 'event_group') as EventGroup,
      vehicleName: textOrNull(row, 'vehicle_name'),
      eventTimeMs: number(row, 'event_time_ms'),
      zone: zoneOfRow(row),
      files: number(row, 'files'),
      bytes: number(row, 'bytes'),
      trashedAtMs: number(row, 'trashed_at_ms'),
      trashedBy: text(row, 'trashed_by'),
      reason: text(row, 'reason'),
      held: flag(row, 'held'),
      onlyCopy: flag(row, 'only_copy'),
    }));
}
