/** Everything the inspector shows of one incident, from this disk alone. */
import { AppError } from '@shared/errors';
import type { ImportOrigin } from '@shared/domain/import';
import type { IncidentDetail } from '@shared/domain/incident';
import { flag, numberOrNull, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from './context';
import { filesOf, publicFile, type FileRecord } from './file-records';
import { holdOf } from './hold-of';
import { summaryOf } from './incident-rows';
import { linkedIncidents } from './linked-incidents';

/** @throws AppError `library.not-found` */
export function incidentRow(library: LibraryContext, incidentId: string): SqlRow {
  const row = library.database.get('SELECT * FROM incidents WHERE incident_id = ?', incidentId);
  if (row === undefined) throw new AppError('library.not-found');
  return row;
}

/** @throws AppError `library.not-found` */
export function incidentDetail(library: LibraryContext, incidentId: string): IncidentDetail {
  const row = incidentRow(library, incidentId);
  return detailOf(library, row, filesOf(library, incidentId));
}

export function detailOf(
  library: LibraryContext,
  row: SqlRow,
  files: readonly FileRecord[],
): IncidentDetail {
  const poster = files.find((file) => file.kind === 'snapshot' && file.state === 'saved');
  return {
    ...summaryOf(row, library.clock.now()),
    files: files.map(publicFile),
    tripId: textOrNull(row, 'trip_id'),
    speedKph: numberOrNull(row, 'speed_kph'),
    speedLimitKph: numberOrNull(row, 'speed_limit_kph'),
    isOverSpeed: row['is_over_speed'] === null ? null : flag(row, 'is_over_speed'),
    overSpeedKph: numberOrNull(row, 'over_speed_kph'),
    overSpeedSeverity: numberOrNull(row, 'over_speed_severity'),
    driverId: textOrNull(row, 'driver_id'),
    carId: textOrNull(row, 'car_id'),
    coachingId: textOrNull(row, 'coaching_id'),
    sessionId: textOrNull(row, 'session_id'),
    sessionType: textOrNull(row, 'session_type'),
    tag: numberOrNull(row, 'tag'),
    uploadStatus: numberOrNull(row, 'upload_status'),
    linked: linkedIncidents(library, row),
    hold: holdOf(row),
    eventReadAtMs: numberOrNull(row, 'event_read_at_ms'),
    imported: originOf(files),
    posterUrl: poster === undefined ? null : `media://file/${poster.fileId}`,
  };
}

/** An incident is imported as a whole, so its first file speaks for all. */
function originOf(files: readonly FileRecord[]): ImportOrigin | null {
  const imported = files.find((file) => file.imported !== null)?.imported;
  if (!imported) return null;
  const { importedBy, importedAtMs, sourceName, modifiedAtMs, way } = imported;
  return { importedBy, importedAtMs, sourceName, modifiedAtMs, way };
}
