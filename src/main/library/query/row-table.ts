/** The rows of one fleet by their row id: as quick to walk through as memory allows. */
import { createCodedColumn, type CodedColumn } from './coded-column';
import type { ListRow } from './list-order';

/** Columns that people filter by, each with few different values. */
export type FilterColumn =
  'saveState' | 'typeName' | 'group' | 'severity' | 'vehicleName' | 'driverName';

export interface RowTable {
  size(): number;
  /** One more than the greatest row id. */
  end(): number;
  has(rowId: number): boolean;
  get(rowId: number): ListRow | undefined;
  /** A test by row id: is this column's value one of these? */
  among<C extends FilterColumn>(
    column: C,
    values: readonly ListRow[C][],
  ): (rowId: number) => boolean;
  put(row: ListRow): void;
  /** By rising row id. */
  forEach(visit: (row: ListRow) => void): void;
  /** All rows, by rising row id. */
  all(): ListRow[];
}

/** Row ids of a fleet lie close together, so holes cost little and a plain array beats a map tenfold. */
export function createRowTable(rows: readonly ListRow[]): RowTable {
  const byId: (ListRow | undefined)[] = [];
  const columns: { readonly [C in FilterColumn]: CodedColumn<ListRow[C]> } = {
    saveState: createCodedColumn(),
    typeName: createCodedColumn(),
    group: createCodedColumn(),
    severity: createCodedColumn(),
    vehicleName: createCodedColumn(),
    driverName: createCodedColumn(),
  };
  let size = 0;
  const put = (row: ListRow): void => {
    while (byId.length <= row.rowId) byId.push(undefined);
    if (byId[row.rowId] === undefined) size += 1;
    byId[row.rowId] = row;
    columns.saveState.put(row.rowId, row.saveState);
    columns.typeName.put(row.rowId, row.typeName);
    columns.group.put(row.rowId, row.group);
    columns.severity.put(row.rowId, row.severity);
    columns.vehicleName.put(row.rowId, row.vehicleName);
    columns.driverName.put(row.rowId, row.driverName);
  };
  for (const row of rows) put(row);
  return {
    size: () => size,
    end: () => byId.length,
    has: (rowId) => byId[rowId] !== undefined,
    get: (rowId) => byId[rowId],
    among: (column, values) => columns[column].among(values),
    put,
    forEach: (visit) => {
      for (const row of byId) if (row !== undefined) visit(row);
    },
    all: () => byId.filter((row) => row !== undefined),
  };
}
