/** Everything the service said that a library holds, without when it was read: to compare two libraries. */
import type { Library } from '@main/library';
import { EMPTY_QUERY } from '@shared/domain/incident-query';

export function libraryContents(library: Library, partitionId: string): unknown {
  return {
    rows: library.database.all(
      `SELECT ticket, event_time_ms, type_name, severity_level, driver_name, vehicle_name,
         videos_recorded, videos_arrived, uploading, days_left, expired, list_record, words, save_state,
         urgency, vanished_at_ms FROM incidents WHERE partition_id = ? ORDER BY ticket`,
      partitionId,
    ),
    found: library
      .query(partitionId, { ...EMPTY_QUERY, text: 'ada', sort: 'time', limit: 1000 })
      .rows.map((row) => row.ticket),
    cursor: library.partition(partitionId)?.cursor,
  };
}
