/** A row of the incidents table as the summary that the screen knows. */
import { fateOf, type FateFacts } from '@shared/domain/completeness';
import { IMPORTED_PARTITION } from '@shared/domain/import';
import type { EventGroup, IncidentSummary, SaveState } from '@shared/domain/incident';
import { flag, number, numberOrNull, text, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import { zoneOfPlace, type Place } from './place-zone';

const DAY_MS = 86_400_000;

export const SUMMARY_COLUMNS = [
  'row_id',
  'incident_id',
  'ticket',
  'event_time_ms',
  'type',
  'type_name',
  'event_group',
  'severity_level',
  'driver_name',
  'vehicle_name',
  'device_id',
  'latitude_deg',
  'longitude_deg',
  'capture_modes',
  'videos_recorded',
  'videos_arrived',
  'videos_saved',
  'videos_deleted',
  'partition_id',
  'uploading',
  'expires_at_ms',
  'expired',
  'save_state',
  'saved_bytes',
  'synced_at_ms',
  'discarded_at_ms',
  'vanished_at_ms',
  'verified_at_ms',
  'verify_failed_at_ms',
] as const;

/** @param nowMs days left are counted from here, not from the last sync. */
export function summaryOf(row: SqlRow, nowMs: number): IncidentSummary {
  const place = placeOf(row);
  const expiresAtMs = numberOrNull(row, 'expires_at_ms');
  const facts = fateFactsOf(row);
  return {
    incidentId: text(row, 'incident_id'),
    ticket: text(row, 'ticket'),
    eventTimeMs: number(row, 'event_time_ms'),
    type: numberOrNull(row, 'type'),
    typeName: text(row, 'type_name'),
    group: text(row, 'event_group') as EventGroup,
    severityLevel: numberOrNull(row, 'severity_level'),
    driverName: textOrNull(row, 'driver_name'),
    vehicleName: textOrNull(row, 'vehicle_name'),
    deviceId: textOrNull(row, 'device_id'),
    ...place,
    zone: zoneOfPlace(place),
    captureModes: stringList(text(row, 'capture_modes')),
    videosRecorded: number(row, 'videos_recorded'),
    videosArrived: number(row, 'videos_arrived'),
    videosSaved: number(row, 'videos_saved'),
    uploading: flag(row, 'uploading'),
    daysLeft: expiresAtMs === null ? null : Math.max(0, Math.ceil((expiresAtMs - nowMs) / DAY_MS)),
    expired: flag(row, 'expired') || numberOrNull(row, 'discarded_at_ms') !== null,
    saveState: text(row, 'save_state') as SaveState,
    savedBytes: number(row, 'saved_bytes'),
    discardedAtMs: numberOrNull(row, 'discarded_at_ms'),
    syncedAtMs: number(row, 'synced_at_ms'),
    fate: fateOf(facts, nowMs),
    vanishedAtMs: numberOrNull(row, 'vanished_at_ms'),
    verifiedAtMs: numberOrNull(row, 'verified_at_ms'),
    verifyFailedAtMs: numberOrNull(row, 'verify_failed_at_ms'),
  };
}

function placeOf(row: SqlRow): Place {
  return {
    latitudeDeg: numberOrNull(row, 'latitude_deg'),
    longitudeDeg: numberOrNull(row, 'longitude_deg'),
  };
}

/** From `latitude_deg` and `longitude_deg`; null when the place is not known. */
export function zoneOfRow(row: SqlRow): string | null {
  return zoneOfPlace(placeOf(row));
}

/** What the fate of an incident is told from. */
export function fateFactsOf(row: SqlRow): FateFacts {
  return {
    videosRecorded: number(row, 'videos_recorded'),
    videosArrived: number(row, 'videos_arrived'),
    videosSaved: number(row, 'videos_saved'),
    videosDeleted: number(row, 'videos_deleted'),
    imported: text(row, 'partition_id') === IMPORTED_PARTITION.partitionId,
    uploading: flag(row, 'uploading'),
    expired: flag(row, 'expired'),
    expiresAtMs: numberOrNull(row, 'expires_at_ms'),
    saveState: text(row, 'save_state') as SaveState,
    removed:
      numberOrNull(row, 'vanished_at_ms') !== null || numberOrNull(row, 'discarded_at_ms') !== null,
    verified: numberOrNull(row, 'verified_at_ms') !== null,
  };
}

export function stringList(json: string): readonly string[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : [];
}
