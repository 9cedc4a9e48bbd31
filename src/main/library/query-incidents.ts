/** Answers the incident list's question: filter, words, stable sort, one page. */
import { fateOf } from '@shared/domain/completeness';
import type { IncidentPage, IncidentQuery, IncidentSelection } from '@shared/domain/incident-query';
import { number, text } from '@main/platform/columns';
import type { LibraryContext } from './context';
import { SUMMARY_COLUMNS, summaryOf } from './incident-rows';
import { rankFor, type ListRow } from './list-order';
import { matchExpression } from './search-words';

export function queryIncidents(
  library: LibraryContext,
  partitionId: string,
  query: IncidentQuery,
): IncidentPage {
  const order = library.listIndex.sorted(partitionId, query.sort);
  const fits = filterOf(library, query);
  const end = query.offset + query.limit;
  if (fits === null && !query.descending) {
    return { total: order.length, rows: rowsOf(library, order.slice(query.offset, end)) };
  }
  const page: ListRow[] = [];
  let total = 0;
  const take = (row: ListRow): void => {
    if (fits !== null && !fits(row)) return;
    if (total >= query.offset && total < end) page.push(row);
    total += 1;
  };
  if (query.descending) forEachTurned(order, rankFor(query.sort), take);
  else for (const row of order) take(row);
  return { total, rows: rowsOf(library, page) };
}

/** The order turned around within each rank; ranks themselves stay where they are. */
function forEachTurned(
  order: readonly ListRow[],
  rank: (row: ListRow) => number,
  take: (row: ListRow) => void,
): void {
  let from = 0;
  for (let first = order[from]; first !== undefined; first = order[from]) {
    const same = rank(first);
    let to = from + 1;
    for (let row = order[to]; row !== undefined && rank(row) === same; row = order[to]) to += 1;
    for (let at = to - 1; at >= from; at -= 1) {
      const row = order[at];
      if (row !== undefined) take(row);
    }
    from = to;
  }
}

/** Null when everything fits. */
function filterOf(
  library: LibraryContext,
  query: IncidentSelection,
): ((row: ListRow) => boolean) | null {
  const tests: ((row: ListRow) => boolean)[] = [];
  const { fromMs, toMs } = query;
  // First the words: one look-up, and few rows have them.
  const match = matchExpression(query.text);
  if (match !== null) {
    const found = library.wordSearch(match);
    tests.push((row) => found[row.rowId] === 1);
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
  if (tests.length === 2) return (row) => first(row) && second(row);
  return (row) => tests.every((fits) => fits(row));
}

function rowsOf(library: LibraryContext, page: readonly ListRow[]): IncidentPage['rows'] {
  const nowMs = library.clock.now();
  const summaries = new Map(
    library.database
      .all(
        `SELECT ${SUMMARY_COLUMNS} FROM incidents WHERE row_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(page.map((row) => row.rowId)),
      )
      .map((row) => [number(row, 'row_id'), summaryOf(row, nowMs)] as const),
  );
  return page.flatMap(({ rowId }) => summaries.get(rowId) ?? []);
}

/** The rows that fit, oldest first. */
export function selectedRows(
  library: LibraryContext,
  partitionId: string,
  selection: IncidentSelection,
): readonly ListRow[] {
  const order = library.listIndex.sorted(partitionId, 'time');
  const fits = filterOf(library, selection);
  return fits === null ? order : order.filter(fits);
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
