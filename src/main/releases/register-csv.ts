/** The release register as a table: one line a release, and one for each package that was never released. */
import {
  RELEASE_CHANNEL_NAMES,
  type RegisteredPackage,
  type Release,
} from '@shared/domain/release';
import { csvText, type CsvCell } from '@main/platform/csv';

const HEAD = [
  'package',
  'sha256',
  'size_bytes',
  'made_utc',
  'made_by',
  'claim_number',
  'incident_ticket',
  'incident_type',
  'event_utc',
  'vehicle',
  'prepared_for',
  'prepared_for_purpose',
  'released_utc',
  'released_to',
  'channel',
  'purpose',
  'note',
  'recorded_by',
  'withdrawn_utc',
  'withdrawn_reason',
  'made_again',
] as const;

export function registerCsv(packages: readonly RegisteredPackage[]): string {
  return csvText([HEAD, ...packages.flatMap(linesOf)]);
}

function linesOf(each: RegisteredPackage): readonly (readonly CsvCell[])[] {
  const made: readonly CsvCell[] = [
    each.fileName,
    each.sha256,
    each.sizeBytes,
    iso(each.madeAtMs),
    each.madeBy,
    each.claimNumber,
    each.ticket,
    each.typeName,
    iso(each.eventTimeMs),
    each.vehicleName,
    each.recipient,
    each.purpose,
  ];
  const releases = each.releases.length === 0 ? [null] : each.releases;
  return releases.map((release) => [...made, ...releaseCells(release), each.reissues.length]);
}

function releaseCells(release: Release | null): readonly CsvCell[] {
  if (release === null) return Array.from({ length: 8 }, () => null);
  const { releasedAtMs, recipient, channel, purpose, note, recordedBy, withdrawn } = release;
  return [
    iso(releasedAtMs),
    recipient,
    RELEASE_CHANNEL_NAMES[channel],
    purpose,
    note,
    recordedBy,
    withdrawn === null ? null : iso(withdrawn.atMs),
    withdrawn?.reason ?? null,
  ];
}

const iso = (timeMs: number): string => new Date(timeMs).toISOString();
