/** The completeness statement as a table that any spreadsheet opens. */
import { EVENT_FATES } from '@shared/domain/completeness';
import { FATE_NAMES, verdictOf } from '@shared/domain/completeness-words';
import { csvText, type CsvCell } from '@main/platform/csv';
import type { Statement } from './read-statement';
import { clockOf, isoOf } from './statement-words';

const HEAD = [
  'event_time_utc',
  'ticket',
  'type',
  'severity_level',
  'driver',
  'vehicle',
  'device',
  'videos_recorded',
  'videos_arrived',
  'videos_saved',
  'state',
  'reason',
  'days_left',
  'verified_utc',
  'check_failed_utc',
  'saved_bytes',
] as const;

/** RFC 4180 with a byte order mark: the statement's facts first, an empty line, then one line an event. */
export function statementCsv(statement: Statement): string {
  const { sums } = statement;
  const facts: readonly (readonly CsvCell[])[] = [
    ['Completeness statement', verdictOf(statement.sums)],
    ['Scope', statement.scope],
    ['Library', statement.library],
    ['Made by', [statement.userName, statement.organisation].filter(Boolean).join(', ')],
    ['Made at', clockOf(statement.madeAtMs)],
    ['List last read from the service', optionalIso(statement.lastSyncedMs)],
    ['Program', `Roadproof ${statement.appVersion}`],
    ['Events', sums.events],
    ...EVENT_FATES.map((fate) => [FATE_NAMES[fate], sums.fates[fate]] as const),
    ['Verified since saving', sums.verified],
    ['Videos recorded', sums.videosRecorded],
    ['Videos arrived', sums.videosArrived],
    ['Videos saved', sums.videosSaved],
    ['Bytes saved', statement.savedBytes],
  ];
  const rows = statement.rows.map(({ incident, fate, reason }): readonly CsvCell[] => [
    isoOf(incident.eventTimeMs),
    incident.ticket,
    incident.typeName,
    incident.severityLevel,
    incident.driverName,
    incident.vehicleName,
    incident.deviceId,
    incident.videosRecorded,
    incident.videosArrived,
    incident.videosSaved,
    FATE_NAMES[fate],
    reason,
    incident.daysLeft,
    optionalIso(incident.verifiedAtMs),
    optionalIso(incident.verifyFailedAtMs),
    incident.savedBytes,
  ]);
  return csvText([...facts, [], HEAD, ...rows]);
}

function optionalIso(timeMs: number | null): string | null {
  return timeMs === null ? null : isoOf(timeMs);
}
