/** The claims of a fleet, searched by the words of the claims and of their incidents. */
import type { ClaimList, ClaimQuery, ClaimRow } from '@shared/domain/claim';
import { number, text, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from '../context';
import { searchWords } from '../query/search-words';
import { claimOf, CONTENT_COLUMNS, contentOf } from './claim-rows';

/** Those whose own text is searched; the rest is JSON. */
const TYPED_COLUMNS = CONTENT_COLUMNS.filter(
  (column) => column !== 'people' && column !== 'reference_numbers',
);

/** Changed last first. */
export function listClaims(
  library: LibraryContext,
  partitionId: string,
  { text: question, status, archived }: ClaimQuery,
): ClaimList {
  const rows = library.database.all(
    `SELECT c.*,
       (SELECT count(*) FROM claim_incidents i WHERE i.claim_id = c.claim_id) AS incidents,
       (SELECT group_concat(i.words, ' ') FROM claim_incidents m JOIN incidents i ON i.incident_id = m.incident_id
        WHERE m.claim_id = c.claim_id) AS incident_words,
       (SELECT count(*) FROM claim_incidents m JOIN releases r ON r.incident_id = m.incident_id
        WHERE m.claim_id = c.claim_id AND r.withdrawn_at_ms IS NULL) AS releases
     FROM claims c WHERE c.partition_id = ? ORDER BY c.changed_at_ms DESC, c.claim_id`,
    partitionId,
  );
  const wanted = searchWords(question);
  const inPlace = (row: SqlRow): boolean => (row['archived_at_ms'] !== null) === archived;
  return {
    total: rows.filter((row) => row['archived_at_ms'] === null).length,
    archived: rows.filter((row) => row['archived_at_ms'] !== null).length,
    rows: rows
      .filter(inPlace)
      .filter((row) => status === null || row['status'] === status)
      .filter((row) => wanted.length === 0 || hasWords(row, wanted))
      .map(rowOf),
  };
}

function hasWords(row: SqlRow, wanted: readonly string[]): boolean {
  const { people, references } = contentOf(row);
  const typed = [
    ...TYPED_COLUMNS.map((column) => text(row, column)),
    ...people.flatMap(({ name, role, contact }) => [name, role, contact]),
    ...references.flatMap(({ label, number: digits }) => [label, digits]),
    textOrNull(row, 'incident_words') ?? '',
  ];
  const words = searchWords(typed.join(' '));
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}

function rowOf(row: SqlRow): ClaimRow {
  const claim = claimOf(row);
  return {
    claimId: text(row, 'claim_id'),
    claimNumber: claim.claimNumber,
    status: claim.status,
    insured: claim.insured,
    carrier: claim.carrier,
    lossDate: claim.lossDate,
    changedAtMs: claim.changedAtMs,
    archivedAtMs: claim.archivedAtMs,
    hold: claim.hold,
    incidents: number(row, 'incidents'),
    releases: number(row, 'releases'),
  };
}
