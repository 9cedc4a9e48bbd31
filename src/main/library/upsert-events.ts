/** Takes one page of the service's event list into the index; what is saved here is never touched. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@main/platform/canonical-json';
import { flag, number, numberOrNull, text } from '@main/platform/columns';
import type { EventPage, FleetEvent, UnreadableRecord } from '@main/fleet/types';
import type { LibraryContext } from './context';
import { eventGroupOf } from './event-group';
import { incidentIdOf } from './incident-id';
import { ensurePartition, moveCursor, type SyncCursor } from './partitions';
import { refreshSaveState } from './refresh-save-state';
import { searchWords } from './search-words';

const DAY_MS = 86_400_000;

/**
 * One transaction: rows, words, unreadable records and, when given, the sync's bookmark.
 * Returns the ids of incidents that are new or changed.
 */
export function upsertEventPage(
  library: LibraryContext,
  partitionId: string,
  page: EventPage,
  syncedAtMs: number,
  cursor?: SyncCursor,
): readonly string[] {
  const changed = library.database.transaction(() => {
    if (
      library.database.get('SELECT 1 FROM partitions WHERE partition_id = ?', partitionId) ===
      undefined
    ) {
      ensurePartition(library, { partitionId, label: partitionId, demo: false });
    }
    const ids = page.events
      .filter(({ event, raw }) => upsertEvent(library, partitionId, event, raw, syncedAtMs))
      .map(({ event }) => incidentIdOf(partitionId, event.ticket));
    for (const record of page.unreadable) keepUnreadable(library, partitionId, record, syncedAtMs);
    if (cursor !== undefined) moveCursor(library, partitionId, cursor);
    return ids;
  });
  if (changed.length > 0) library.changed(changed);
  return changed;
}

const LIST_COLUMNS = [
  'event_time_ms',
  'type',
  'type_name',
  'event_group',
  'severity_level',
  'driver_id',
  'driver_name',
  'driver_sort',
  'vehicle_name',
  'vehicle_sort',
  'car_id',
  'device_id',
  'trip_id',
  'ticket_linked',
  'tag',
  'latitude_deg',
  'longitude_deg',
  'upload_status',
  'videos_recorded',
  'videos_arrived',
  'uploading',
  'has_video',
  'days_left',
  'expires_at_ms',
  'expired',
  'synced_at_ms',
  'list_record',
  'words',
] as const;

const INSERT = `INSERT INTO incidents (incident_id, partition_id, ticket, save_state, urgency, ${LIST_COLUMNS.join(', ')})
  VALUES (?, ?, ?, 'not-saved', 2, ${LIST_COLUMNS.map(() => '?').join(', ')})`;
const UPDATE = `UPDATE incidents SET ${LIST_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE row_id = ?`;

/** True when the row is new or says something else than before. */
function upsertEvent(
  library: LibraryContext,
  partitionId: string,
  event: FleetEvent,
  raw: unknown,
  syncedAtMs: number,
): boolean {
  const { database } = library;
  const incidentId = incidentIdOf(partitionId, event.ticket);
  const known = database.get(
    'SELECT row_id, list_record, words, expired, days_left, expires_at_ms, synced_at_ms FROM incidents WHERE incident_id = ?',
    incidentId,
  );
  const record = JSON.stringify(raw ?? null);
  if (known !== undefined && text(known, 'list_record') === record) {
    // Nothing new was said; the days left are counted again from today.
    const changes = event.daysLeft !== null && syncedAtMs - number(known, 'synced_at_ms') > DAY_MS;
    if (!changes) return false;
  }
  const words = searchWords(
    [event.typeName, event.driverName, event.vehicleName, event.ticket, event.deviceCid]
      .filter((part) => part !== null)
      .join(' '),
  ).join(' ');
  const values = columnValues(event, record, words, syncedAtMs);
  if (known === undefined) {
    database.run(INSERT, incidentId, partitionId, event.ticket, ...values);
    const row = database.get('SELECT row_id FROM incidents WHERE incident_id = ?', incidentId);
    if (row !== undefined) indexWords(library, number(row, 'row_id'), words, null);
  } else {
    database.run(UPDATE, ...values, number(known, 'row_id'));
    indexWords(library, number(known, 'row_id'), words, text(known, 'words'));
  }
  refreshSaveState(library, incidentId);
  library.listIndex.touch(incidentId);
  return (
    known === undefined ||
    text(known, 'list_record') !== record ||
    flag(known, 'expired') !== event.expired ||
    numberOrNull(known, 'days_left') !== event.daysLeft
  );
}

function columnValues(
  event: FleetEvent,
  record: string,
  words: string,
  syncedAtMs: number,
): (string | number | null)[] {
  const typeName = typeNameOf(event);
  const expiresAtMs =
    event.daysLeft === null ? null : Math.round(syncedAtMs + event.daysLeft * DAY_MS);
  const bit = (value: boolean): number => (value ? 1 : 0);
  const whole = (value: number | null): number | null =>
    value === null ? null : Math.round(value);
  return [
    Math.round(event.timeMs),
    whole(event.type),
    typeName,
    eventGroupOf(typeName),
    whole(event.severityLevel),
    event.driverId,
    event.driverName,
    sortKey(event.driverName),
    event.vehicleName,
    sortKey(event.vehicleName),
    event.carId,
    event.deviceCid,
    event.tripId,
    event.ticketLinked,
    whole(event.tag),
    event.latitudeDeg,
    event.longitudeDeg,
    whole(event.uploadStatus),
    Math.round(event.videosTotal),
    Math.round(event.videosUploaded),
    bit(event.uploading),
    bit(event.hasVideo),
    event.daysLeft,
    expiresAtMs,
    bit(event.expired),
    syncedAtMs,
    record,
    words,
  ];
}

/** The service's label; an event without one is never dropped. */
function typeNameOf(event: FleetEvent): string {
  const label = event.typeName?.trim() ?? '';
  if (label !== '') return label;
  return event.type === null ? 'Event' : `Type ${event.type}`;
}

/** Names sort without regard to case and accents; an empty name sorts as none. */
function sortKey(name: string | null): string | null {
  if (name === null) return null;
  const key = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  return key === '' ? null : key;
}

function indexWords(
  library: LibraryContext,
  rowId: number,
  words: string,
  before: string | null,
): void {
  if (words === before) return;
  if (before !== null) library.database.run('DELETE FROM incident_words WHERE rowid = ?', rowId);
  library.database.run('INSERT INTO incident_words (rowid, words) VALUES (?, ?)', rowId, words);
}

/** Kept as it came, once, however often the service repeats it. */
function keepUnreadable(
  library: LibraryContext,
  partitionId: string,
  record: UnreadableRecord,
  seenAtMs: number,
): void {
  const json = canonicalJson(record.raw ?? null);
  library.database.run(
    `INSERT INTO unreadable_records VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (partition_id, record_hash) DO UPDATE SET reason = excluded.reason, last_seen_ms = excluded.last_seen_ms`,
    partitionId,
    createHash('sha256').update(json, 'utf8').digest('hex'),
    json,
    record.reason,
    seenAtMs,
    seenAtMs,
  );
}
