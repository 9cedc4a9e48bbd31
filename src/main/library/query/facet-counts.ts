/** How often each value stands in the list's columns, kept up to date row by row. */
import type { ListRow } from './list-order';

export interface FacetCounts {
  readonly typeNames: ReadonlyMap<string, number>;
  readonly severityLevels: ReadonlyMap<number, number>;
  readonly vehicles: ReadonlyMap<string, number>;
  readonly drivers: ReadonlyMap<string, number>;
  readonly saveStates: ReadonlyMap<string, number>;
}

export interface FacetCounter extends FacetCounts {
  add(row: ListRow): void;
  remove(row: ListRow): void;
}

export function createFacetCounter(): FacetCounter {
  const typeNames = new Map<string, number>();
  const severityLevels = new Map<number, number>();
  const vehicles = new Map<string, number>();
  const drivers = new Map<string, number>();
  const saveStates = new Map<string, number>();
  const count = (row: ListRow, by: 1 | -1): void => {
    change(typeNames, row.typeName, by);
    change(saveStates, row.state, by);
    change(severityLevels, row.severity, by);
    change(vehicles, row.vehicleName, by);
    change(drivers, row.driverName, by);
  };
  return {
    typeNames,
    severityLevels,
    vehicles,
    drivers,
    saveStates,
    add: (row) => count(row, 1),
    remove: (row) => count(row, -1),
  };
}

function change<T>(counts: Map<T, number>, value: T | null, by: 1 | -1): void {
  if (value === null) return;
  const now = (counts.get(value) ?? 0) + by;
  if (now === 0) counts.delete(value);
  else counts.set(value, now);
}
