/**
 * The incident list's orders as row ids: walking 100,000 small numbers side by side costs a fraction of walking
 * as many row objects that lie all over the memory.
 */
import type { IncidentSort } from '@shared/domain/incident-query';
import { compareFor, rankFor, type ListRow } from './list-order';
import type { RowTable } from './row-table';

/** Row ids, rising by (rank, key, time, row id). */
export interface RowOrder {
  readonly ids: Uint32Array;
  /** Where in `ids` each rank begins; turning the list around leaves the ranks where they are. */
  readonly rankStarts: readonly number[];
}

export function orderOf(rows: RowTable, sort: IncidentSort): RowOrder {
  const sorted = rows.all().sort(compareFor(sort));
  return withRanks(
    Uint32Array.from(sorted, (row) => row.rowId),
    rows,
    sort,
  );
}

/**
 * The order after some rows changed or came: few comparisons, long copies.
 * @param rows all rows as they are now; `changed` is among them
 */
export function withChanges(
  before: RowOrder,
  rows: RowTable,
  changed: readonly ListRow[],
  sort: IncidentSort,
): RowOrder {
  const compare = compareFor(sort);
  const kept = without(before.ids, changed, rows.end());
  const merged = new Uint32Array(kept.length + changed.length);
  let from = 0;
  let length = 0;
  const copyTo = (to: number): void => {
    merged.set(kept.subarray(from, to), length);
    length += to - from;
    from = to;
  };
  for (const row of [...changed].sort(compare)) {
    copyTo(firstFrom(kept, from, (id) => compareIds(rows, compare, id, row) >= 0));
    merged[length] = row.rowId;
    length += 1;
  }
  copyTo(kept.length);
  return withRanks(merged, rows, sort);
}

/** Walks an order, turned around within each rank where wished, until `visit` answers false. */
export function walk(
  order: RowOrder,
  descending: boolean,
  visit: (rowId: number) => boolean,
): void {
  if (!descending) {
    for (const id of order.ids) if (!visit(id)) return;
    return;
  }
  for (const [index, from] of order.rankStarts.entries()) {
    const to = order.rankStarts[index + 1] ?? order.ids.length;
    for (let at = to - 1; at >= from; at -= 1) if (!visit(order.ids[at] ?? 0)) return;
  }
}

function compareIds(
  rows: RowTable,
  compare: (a: ListRow, b: ListRow) => number,
  id: number,
  wish: ListRow,
): number {
  const row = rows.get(id);
  return row === undefined ? -1 : compare(row, wish);
}

function without(ids: Uint32Array, gone: readonly ListRow[], end: number): Uint32Array {
  const dropped = new Uint8Array(end);
  for (const row of gone) dropped[row.rowId] = 1;
  const kept = new Uint32Array(ids.length);
  let length = 0;
  for (const id of ids) {
    if (dropped[id] === 1) continue;
    kept[length] = id;
    length += 1;
  }
  return kept.subarray(0, length);
}

function withRanks(ids: Uint32Array, rows: RowTable, sort: IncidentSort): RowOrder {
  const rank = rankFor(sort);
  const rankAt = (id: number): number => {
    const row = rows.get(id);
    return row === undefined ? 0 : rank(row);
  };
  const rankStarts: number[] = [];
  for (let at = 0; at < ids.length;) {
    rankStarts.push(at);
    const here = rankAt(ids[at] ?? 0);
    at = firstFrom(ids, at + 1, (id) => rankAt(id) > here);
  }
  return { ids, rankStarts };
}

/** The first place at `from` or later whose id passes; ids that pass stand behind those that do not. */
function firstFrom(ids: Uint32Array, from: number, passes: (id: number) => boolean): number {
  let low = from;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(ids[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
