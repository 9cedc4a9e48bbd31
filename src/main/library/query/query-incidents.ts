/** Answers the incident list's question: filter, words, stable sort, one page. */
import { fateOf } from '@shared/domain/completeness';
import type { IncidentPage, IncidentQuery, IncidentSelection } from '@shared/domain/incident-query';
import { number, text } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { SUMMARY_COLUMNS, summaryOf } from '../incident-rows';
import type { ListRow } from './list-order';
import { walk } from './row-order';
import { matchExpression } from './search-words';

export function queryIncidents(
  library: LibraryContext,
  partitionId: string,
  query: IncidentQuery,
): IncidentPage {
  const order = library.listIndex.order(partitionId, query.sort);
  const fits = fittingRows(library, partitionId, query);
  const end = query.offset + query.limit;
  if (fits === null && !query.descending) {
    const page = [...order.ids.subarray(query.offset, end)];
    return { total: order.ids.length, rows: rowsOf(library, page) };
  }
  const page: number[] = [];
  let total = 0;
  walk(order, query.descending, (rowId) => {
    if (fits !== null && fits[rowId] !== 1) return;
    if (total >= query.offset && total < end) page.push(rowId);
    total += 1;
  });
  return { total, rows: rowsOf(library, page) };
}

/** 1 at the row ids that fit; null when all do. */
function fittingRows(
  library: LibraryContext,
  partitionId: string,
  selection: IncidentSelection,
): Uint8Array | null {
  const fits = filterOf(library, selection);
  if (fits === null) return null;
  const rows = library.listIndex.rows(partitionId);
  const found = new Uint8Array(rows.end());
  rows.forEach((row, rowId) => {
    if (fits(row, rowId)) found[rowId] = 1;
  });
  return found;
}

type Fits = (row: ListRow, rowId: number) => boolean;

/** Null when everything fits. */
function filterOf(library: LibraryContext, query: IncidentSelection): Fits | null {
  const tests: Fits[] = [];
  const { fromMs, toMs } = query;
  // First the words: one look-up, and few rows have them.
  const match = matchExpression(query.text);
  if (match !== null) {
    const found = library.wordSearch(match);
    tests.push((_row, rowId) => found[rowId] === 1);
  }
  if (query.saveStates.length > 0) {
    const states = new Set<string>(query.saveStates);
    tests.push((row) => states.has(row.state));
  }
  if (query.fates.length > 0) {
    const fates = new Set(query.fates);
    const nowMs = library.clock.now();
    tests.push((row) => fates.has(fateOf(row, nowMs)));
  }
  if (query.typeNames.length > 0) {
    const types = new Set(query.typeNames);
    tests.push((row) => types.has(row.typeName));
  }
  if (query.groups.length > 0) {
    const groups = new Set<string>(query.groups);
    tests.push((row) => groups.has(row.group));
  }
  if (query.severityLevels.length > 0) {
    const levels = new Set(query.severityLevels);
    tests.push((row) => row.severity !== null && levels.has(row.severity));
  }
  if (query.vehicles.length > 0) {
    const vehicles = new Set(query.vehicles);
    tests.push((row) => row.vehicleName !== null && vehicles.has(row.vehicleName));
  }
  if (query.drivers.length > 0) {
    const drivers = new Set(query.drivers);
    tests.push((row) => row.driverName !== null && drivers.has(row.driverName));
  }
  if (fromMs !== null) tests.push((row) => row.timeMs >= fromMs);
  if (toMs !== null) tests.push((row) => row.timeMs <= toMs);
  const [first, second] = tests;
  if (first === undefined) return null;
  if (second === undefined) return first;
  if (tests.length === 2) return (row, rowId) => first(row, rowId) && second(row, rowId);
  return (row, rowId) => tests.every((fits) => fits(row, rowId));
}

function rowsOf(library: LibraryContext, page: readonly number[]): IncidentPage['rows'] {
  const nowMs = library.clock.now();
  const summaries = new Map(
    library.database
      .all(
        `SELECT ${SUMMARY_COLUMNS} FROM incidents WHERE row_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(page),
      )
      .map((row) => [number(row, 'row_id'), summaryOf(row, nowMs)] as const),
  );
  return page.flatMap((rowId) => summaries.get(rowId) ?? []);
}

/** The rows that fit, oldest first. */
export function selectedRows(
  library: LibraryContext,
  partitionId: string,
  selection: IncidentSelection,
): readonly ListRow[] {
  const fits = filterOf(library, selection);
  const rows = library.listIndex.rows(partitionId);
  const selected: ListRow[] = [];
  walk(library.listIndex.order(partitionId, 'time'), false, (rowId) => {
    const row = rows.get(rowId);
    if (row !== undefined && (fits === null || fits(row, rowId))) selected.push(row);
  });
  return selected;
}

/** Ids of incidents still to be saved whose media goes before `untilMs`, the first to go first. */
export function expiringIncidentIds(
  library: LibraryContext,
  partitionId: string,
  untilMs: number,
): readonly string[] {
  return library.database
    .all(
      `SELECT incident_id FROM incidents
       WHERE partition_id = ? AND urgency = 0 AND expires_at_ms <= ?
         AND save_state IN ('not-saved', 'partly-saved', 'failed')
       ORDER BY expires_at_ms, event_time_ms`,
      partitionId,
      untilMs,
    )
    .map((row) => text(row, 'incident_id'));
}
