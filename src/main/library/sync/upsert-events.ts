/** Takes one page of the service's event list into the index; what is saved here is never touched. */
import { eventTypeLabel } from '@shared/domain/event-type';
import { flag, number, numberOrNull, text } from '@main/platform/columns';
import type { EventPage, FleetEvent } from '@main/fleet/types';
import type { LibraryContext } from '../context';
import { eventGroupOf } from './event-group';
import { incidentIdOf } from '../incident-id';
import { noteAnswer, type ListAnswer, type NotedAnswer } from './list-answers';
import { keepUnreadable } from './unreadable-records';
import { ensurePartition, moveCursor, type SyncCursor } from '../partitions';
import { refreshSaveState } from '../refresh-save-state';
import { saveStateOf, urgencyOf } from '../save-state';
import { searchWords } from '../query/search-words';
import { indexWords, mergeWords } from '../query/word-index';

const DAY_MS = 86_400_000;

/** Where the sync stands after these records. */
export interface SyncStep {
  /** Null: more records of the same page follow, the bookmark stays. */
  readonly cursor: SyncCursor | null;
  /** Events from `fromMs` up to, not including, `toMs` are these and no others; null when that is not sure. */
  readonly covered: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly tickets: readonly string[];
  } | null;
}

/**
 * One transaction: rows, words, unreadable records and, when a sync reads, its bookmark and what vanished.
 * Rows and bookmark go together: what a power cut takes from a sync, the next one reads again.
 * Returns the ids of incidents that are new or changed.
 * @param answer what the page came with; a page may be taken in several portions.
 */
export function upsertEventPage(
  library: LibraryContext,
  partitionId: string,
  page: EventPage,
  syncedAtMs: number,
  step?: SyncStep,
  answer?: ListAnswer,
): readonly string[] {
  const changed = library.database.transaction(
    () => {
      if (
        library.database.get('SELECT 1 FROM partitions WHERE partition_id = ?', partitionId) ===
        undefined
      ) {
        ensurePartition(library, { partitionId, label: partitionId, demo: false });
      }
      const noted = answer === undefined ? null : noteAnswer(library, partitionId, answer);
      const listed = step !== undefined;
      const ids = page.events
        .filter(({ event, raw }) =>
          upsertEvent(library, partitionId, event, raw, { syncedAtMs, listed, noted }),
        )
        .map(({ event }) => incidentIdOf(partitionId, event.ticket));
      noted?.write();
      for (const record of page.unreadable)
        keepUnreadable(library, partitionId, record, syncedAtMs);
      mergeWords(library.database);
      if (step === undefined) return ids;
      if (step.cursor !== null) moveCursor(library, partitionId, step.cursor);
      return [...ids, ...markVanished(library, partitionId, step.covered, syncedAtMs)];
    },
    { repeatable: step !== undefined },
  );
  library.listIndex.readTouched();
  if (changed.length > 0) library.changed(changed);
  return changed;
}

/** Incidents of the stretch that the service no longer lists are marked; nothing of them is deleted. */
function markVanished(
  library: LibraryContext,
  partitionId: string,
  covered: SyncStep['covered'],
  nowMs: number,
): readonly string[] {
  if (covered === null) return [];
  const ids = library.database
    .all(
      `SELECT incident_id FROM incidents
       WHERE partition_id = ? AND event_time_ms >= ? AND event_time_ms < ?
         AND listed = 1 AND vanished_at_ms IS NULL
         AND ticket NOT IN (SELECT value FROM json_each(?))`,
      partitionId,
      covered.fromMs,
      covered.toMs,
      JSON.stringify(covered.tickets),
    )
    .map((row) => text(row, 'incident_id'));
  for (const incidentId of ids) {
    library.database.run(
      'UPDATE incidents SET vanished_at_ms = ? WHERE incident_id = ?',
      nowMs,
      incidentId,
    );
    refreshSaveState(library, incidentId);
    library.listIndex.touch(incidentId);
  }
  return ids;
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
  'listed',
  'vanished_at_ms',
  'list_answer_id',
] as const;

const INSERT = `INSERT INTO incidents (incident_id, partition_id, ticket, save_state, urgency, ${LIST_COLUMNS.join(', ')})
  VALUES (?, ?, ?, ?, ?, ${LIST_COLUMNS.map(() => '?').join(', ')}) RETURNING row_id`;
const UPDATE = `UPDATE incidents SET ${LIST_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE row_id = ?`;

interface EventReading {
  readonly syncedAtMs: number;
  /** A sync has read it in the service's list. */
  readonly listed: boolean;
  readonly noted: NotedAnswer | null;
}

/** True when the row is new or says something else than before. */
export function upsertEvent(
  library: LibraryContext,
  partitionId: string,
  event: FleetEvent,
  raw: unknown,
  { syncedAtMs, listed, noted }: EventReading,
): boolean {
  const { database } = library;
  const incidentId = incidentIdOf(partitionId, event.ticket);
  const known = database.get(
    'SELECT row_id, list_record, words, expired, days_left, expires_at_ms, synced_at_ms, listed, vanished_at_ms, list_answer_id FROM incidents WHERE incident_id = ?',
    incidentId,
  );
  const record = JSON.stringify(raw ?? null);
  const back = known !== undefined && numberOrNull(known, 'vanished_at_ms') !== null;
  const firstListed = listed && known !== undefined && !flag(known, 'listed');
  if (known !== undefined && text(known, 'list_record') === record && !back && !firstListed) {
    // Nothing new was said; the days left are counted again from today.
    const changes = event.daysLeft !== null && syncedAtMs - number(known, 'synced_at_ms') > DAY_MS;
    if (!changes) return false;
  }
  const words = searchWords(
    [
      event.typeName,
      // Found by the word on screen as well.
      event.typeName === null ? null : eventTypeLabel(event.typeName),
      event.driverName,
      event.vehicleName,
      event.ticket,
      event.deviceCid,
    ]
      .filter((part) => part !== null)
      .join(' '),
  ).join(' ');
  const values = [
    ...columnValues(event, record, words, syncedAtMs),
    listed || (known !== undefined && flag(known, 'listed')) ? 1 : 0,
    null,
    noted?.use(known === undefined ? null : numberOrNull(known, 'list_answer_id')) ?? null,
  ];
  if (known === undefined) {
    // Nothing of it can lie here yet: no need to look for files.
    const state = saveStateOf({ ...NOTHING_SAVED, expired: event.expired });
    const urgency = urgencyOf(state, event.expired, expiresAtMs(event, syncedAtMs));
    const own = [incidentId, partitionId, event.ticket, state, urgency];
    const row = database.get(INSERT, ...own, ...values);
    if (row !== undefined) indexWords(database, number(row, 'row_id'), words, null);
  } else {
    database.run(UPDATE, ...values, number(known, 'row_id'));
    indexWords(database, number(known, 'row_id'), words, text(known, 'words'));
    refreshSaveState(library, incidentId);
  }
  library.listIndex.touch(incidentId);
  return (
    known === undefined ||
    back ||
    text(known, 'list_record') !== record ||
    flag(known, 'expired') !== event.expired ||
    numberOrNull(known, 'days_left') !== event.daysLeft
  );
}

const NOTHING_SAVED = {
  job: null,
  mediaSaved: 0,
  mediaOpen: 0,
  videosSaved: 0,
  videosRecorded: 0,
  detailsRead: false,
} as const;

function expiresAtMs(event: FleetEvent, syncedAtMs: number): number | null {
  return event.daysLeft === null ? null : Math.round(syncedAtMs + event.daysLeft * DAY_MS);
}

function columnValues(
  event: FleetEvent,
  record: string,
  words: string,
  syncedAtMs: number,
): (string | number | null)[] {
  const typeName = typeNameOf(event);
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
    expiresAtMs(event, syncedAtMs),
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
