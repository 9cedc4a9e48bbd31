/** What the list's filters can offer, with counts. */
import type { IncidentFacets } from '@shared/domain/incident-query';
import type { SaveState } from '@shared/domain/incident';
import type { LibraryContext } from '../context';
import type { ListRow } from './list-order';

const SOON_MS = 7 * 86_400_000;

export function incidentFacets(library: LibraryContext, partitionId: string): IncidentFacets {
  const counts = library.listIndex.counts(partitionId);
  return {
    total: library.listIndex.rows(partitionId).size(),
    typeNames: byCount(counts.typeNames),
    severityLevels: byCount(counts.severityLevels),
    vehicles: byName(counts.vehicles),
    drivers: byName(counts.drivers),
    saveStates: byCount(counts.saveStates).map(({ value, count }) => ({
      value: value as SaveState,
      count,
    })),
    expiringUnsaved: expiringUnsaved(library, partitionId),
  };
}

/** How many will be gone soon: by days left they stand in front, the first to go first. */
function expiringUnsaved(library: LibraryContext, partitionId: string): number {
  const rows = library.listIndex.rows(partitionId);
  const soonMs = library.clock.now() + SOON_MS;
  let count = 0;
  for (const rowId of library.listIndex.order(partitionId, 'days-left').ids) {
    const row = rows.get(rowId);
    if (row === undefined) continue;
    if (row.urgency > 0 || (row.expiresAtMs ?? 0) > soonMs) break;
    if (isExpiring(row, soonMs)) count += 1;
  }
  return count;
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
