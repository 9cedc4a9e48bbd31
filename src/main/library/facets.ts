/** What the list's filters can offer, with counts. */
import type { IncidentFacets } from '@shared/domain/incident-query';
import type { SaveState } from '@shared/domain/incident';
import type { LibraryContext } from './context';
import type { ListRow } from './list-order';

const SOON_MS = 7 * 86_400_000;

export function incidentFacets(library: LibraryContext, partitionId: string): IncidentFacets {
  const rows = library.listIndex.sorted(partitionId, 'time');
  const typeNames = new Map<string, number>();
  const severityLevels = new Map<number, number>();
  const vehicles = new Map<string, number>();
  const drivers = new Map<string, number>();
  const saveStates = new Map<string, number>();
  const soonMs = library.clock.now() + SOON_MS;
  let expiringUnsaved = 0;
  for (const row of rows) {
    typeNames.set(row.typeName, (typeNames.get(row.typeName) ?? 0) + 1);
    saveStates.set(row.state, (saveStates.get(row.state) ?? 0) + 1);
    if (isExpiring(row, soonMs)) expiringUnsaved += 1;
    if (row.severity !== null) {
      severityLevels.set(row.severity, (severityLevels.get(row.severity) ?? 0) + 1);
    }
    const { vehicleName, driverName } = row;
    if (vehicleName !== null) vehicles.set(vehicleName, (vehicles.get(vehicleName) ?? 0) + 1);
    if (driverName !== null) drivers.set(driverName, (drivers.get(driverName) ?? 0) + 1);
  }
  return {
    total: rows.length,
    typeNames: byCount(typeNames),
    severityLevels: byCount(severityLevels),
    vehicles: byName(vehicles),
    drivers: byName(drivers),
    saveStates: byCount(saveStates).map(({ value, count }) => ({
      value: value as SaveState,
      count,
    })),
    expiringUnsaved,
  };
}

/** Still to be saved, not being saved now, and gone from the cloud before `untilMs`. */
function isExpiring(row: ListRow, untilMs: number): boolean {
  return (
    row.urgency === 0 &&
    row.expiresAtMs !== null &&
    row.expiresAtMs <= untilMs &&
    (row.state === 'not-saved' || row.state === 'partly-saved' || row.state === 'failed')
  );
}

/** The most frequent first. */
function byCount<T extends string | number>(
  counts: ReadonlyMap<T, number>,
): { readonly value: T; readonly count: number }[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** As in a register: `Van 2` before `Van 10`. */
function byName(
  counts: ReadonlyMap<string, number>,
): { readonly value: string; readonly count: number }[] {
  return [...counts]
    .filter(([value]) => value.trim() !== '')
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => names.compare(a.value, b.value));
}
