/** Answers the incident list's question: filter, words, stable sort, one page. */
import { fateOf } from '@shared/domain/completeness';
import type { IncidentPage, IncidentQuery, IncidentSelection } from '@shared/domain/incident-query';
import { number, text } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from '../context';
import { SUMMARY_COLUMNS, summaryOf } from '../incident-rows';
import type { ListRow } from './list-order';
import { walk } from './row-order';
import type { FilterColumn, RowTable } from './row-table';
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
  const rows = library.listIndex.rows(partitionId);
  const tests = testsOf(rows, selection, library.clock.now());
  if (match === null && tests.length === 0) return null;
  const marks = new Uint8Array(rows.end());
  let total = 0;
  const mark = (rowId: number): void => {
    if (!rows.has(rowId) || marks[rowId] === 1) return;
    for (const fits of tests) if (!fits(rowId)) return;
    marks[rowId] = 1;
    total += 1;
  };
  if (match === null) for (let rowId = 0; rowId < marks.length; rowId += 1) mark(rowId);
  // Words first: one look-up, and few rows have them.
  else for (const rowId of library.wordSearch(match)) mark(rowId);
  return { marks, total };
}

type Fits = (rowId: number) => boolean;

/** Everything but the words; asked of rows that are there. */
function testsOf(rows: RowTable, wish: IncidentSelection, nowMs: number): readonly Fits[] {
  const { fromMs, toMs } = wish;
  const fates = new Set(wish.fates);
  const of = (test: (row: ListRow) => boolean): Fits => {
    return (rowId) => {
      const row = rows.get(rowId);
      return row !== undefined && test(row);
    };
  };
  const any = <C extends FilterColumn>(column: C, values: readonly ListRow[C][]): Fits[] =>
    values.length === 0 ? [] : [rows.among(column, values)];
  return [
    ...any('saveState', wish.saveStates),
    ...any('typeName', wish.typeNames),
    ...any('group', wish.groups),
    ...any('severity', wish.severityLevels),
    ...any('vehicleName', wish.vehicles),
    ...any('driverName', wish.drivers),
    ...(fates.size === 0 ? [] : [of((row) => fates.has(fateOf(row, nowMs)))]),
    ...(fromMs === null ? [] : [of(({ timeMs }) => timeMs >= fromMs)]),
    ...(toMs === null ? [] : [of(({ timeMs }) => timeMs <= toMs)]),
  ];
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
