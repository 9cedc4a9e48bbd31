/** The rows of one fleet by their row id: as quick to walk through as memory allows. */
import type { ListRow } from './list-order';

export interface RowTable {
  size(): number;
  /** One more than the greatest row id. */
  end(): number;
  get(rowId: number): ListRow | undefined;
  put(row: ListRow): void;
  /** By rising row id; told apart from the row so that a visitor need not touch a row it passes by. */
  forEach(visit: (row: ListRow, rowId: number) => void): void;
  filter(fits: (row: ListRow, rowId: number) => boolean): ListRow[];
}

/** Row ids of a fleet lie close together, so holes cost little and a plain array beats a map tenfold. */
export function createRowTable(rows: readonly ListRow[]): RowTable {
  const byId: (ListRow | undefined)[] = [];
  let size = 0;
  const put = (row: ListRow): void => {
    while (byId.length <= row.rowId) byId.push(undefined);
    if (byId[row.rowId] === undefined) size += 1;
    byId[row.rowId] = row;
  };
  const forEach = (visit: (row: ListRow, rowId: number) => void): void => {
    for (let rowId = 0; rowId < byId.length; rowId += 1) {
      const row = byId[rowId];
      if (row !== undefined) visit(row, rowId);
    }
  };
  for (const row of rows) put(row);
  return {
    size: () => size,
    end: () => byId.length,
    get: (rowId) => byId[rowId],
    put,
    forEach,
    filter: (fits) => {
      const found: ListRow[] = [];
      forEach((row, rowId) => {
        if (fits(row, rowId)) found.push(row);
      });
      return found;
    },
  };
}
