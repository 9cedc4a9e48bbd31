/** Answers the incident list's question: filter, words, stable sort, one page. */
import { fateOf } from '@shared/domain/completeness';
import type { IncidentPage, IncidentQuery, IncidentSelection } from '@shared/domain/incident-query';
import { number, text } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
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
  let passed = 0;
  // Whoever looks at the first page waits for no more of the walk than that.
  walk(order, query.descending, (rowId) => {
    if (fits !== null && fits.marks[rowId] !== 1) return true;
    if (passed >= query.offset) page.push(rowId);
    passed += 1;
    return passed < end;
  });
  return { total: fits?.total ?? order.ids.length, rows: rowsOf(library, page) };
}

interface FittingRows {
  /** 1 at the row ids that fit. */
  readonly marks: Uint8Array;
  readonly total: number;
}

/** Null when all rows fit. */
function fittingRows(
  library: LibraryContext,
  partitionId: string,
  selection: IncidentSelection,
): FittingRows | null {
  const match = matchExpression(selection.text);
  const fits = filterOf(library, selection);
  if (match === null && fits === null) return null;
  const rows = library.listIndex.rows(partitionId);
  const marks = new Uint8Array(rows.end());
  let total = 0;
  const test = (row: ListRow, rowId: number): void => {
    if (marks[rowId] === 1 || (fits !== null && !fits(row))) return;
    marks[rowId] = 1;
    total += 1;
  };
  if (match === null) {
    rows.forEach(test);
  } else {
    // Words first: one look-up, and few rows have them.
    for (const rowId of library.wordSearch(match)) {
      const row = rows.get(rowId);
      if (row !== undefined) test(row, rowId);
    }
  }
  return { marks, total };
}

type Fits = (row: ListRow) => boolean;

/** Everything but the words; null when that lets every row through. */
function filterOf(library: LibraryContext, query: IncidentSelection): Fits | null {
  const tests: Fits[] = [];
  const { fromMs, toMs } = query;
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
  if (tests.length === 2) return (row) => first(row) && second(row);
  return (row) => tests.every((fits) => fits(row));
}

/** One text of JSON crosses from SQLite much faster than as many row objects. */
const PAGE_ROWS = `SELECT json_group_array(json_object(${SUMMARY_COLUMNS.map(
  (column) => `'${column}', ${column}`,
).join(', ')})) AS rows
  FROM incidents WHERE row_id IN (SELECT value FROM json_each(?))`;

function rowsOf(library: LibraryContext, page: readonly number[]): IncidentPage['rows'] {
  if (page.length === 0) return [];
  const nowMs = library.clock.now();
  const answer = library.database.get(PAGE_ROWS, JSON.stringify(page));
  const rows = answer === undefined ? [] : (JSON.parse(text(answer, 'rows')) as SqlRow[]);
  const summaries = new Map(
    rows.map((row) => [number(row, 'row_id'), summaryOf(row, nowMs)] as const),
  );
  return page.flatMap((rowId) => summaries.get(rowId) ?? []);
}

/** The rows that fit, oldest first. */
export function selectedRows(
  library: LibraryContext,
  partitionId: string,
  selection: IncidentSelection,
): readonly ListRow[] {
  const fits = fittingRows(library, partitionId, selection);
  const rows = library.listIndex.rows(partitionId);
  const selected: ListRow[] = [];
  walk(library.listIndex.order(partitionId, 'time'), false, (rowId) => {
    const row = rows.get(rowId);
    if (row !== undefined && (fits === null || fits.marks[rowId] === 1)) selected.push(row);
    return true;
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
