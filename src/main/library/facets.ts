/** What the list's filters can offer, with counts. */
import type { IncidentFacets } from '@shared/domain/incident-query';
import type { SaveState } from '@shared/domain/incident';
import { number, numberOrNull, text } from '@main/platform/columns';
import type { LibraryContext } from './context';
import { expiringIncidentIds } from './query-incidents';

const SOON_MS = 7 * 86_400_000;

export function incidentFacets(library: LibraryContext, partitionId: string): IncidentFacets {
  const counts = (column: string) =>
    library.database.all(
      `SELECT ${column} AS value, count(*) AS count FROM incidents
       WHERE partition_id = ? GROUP BY ${column} ORDER BY count(*) DESC, ${column}`,
      partitionId,
    );
  const states = counts('save_state');
  return {
    total: states.reduce((sum, row) => sum + number(row, 'count'), 0),
    typeNames: counts('type_name').map((row) => ({
      value: text(row, 'value'),
      count: number(row, 'count'),
    })),
    severityLevels: counts('severity_level').flatMap((row) => {
      const value = numberOrNull(row, 'value');
      return value === null ? [] : [{ value, count: number(row, 'count') }];
    }),
    saveStates: states.map((row) => ({
      value: text(row, 'value') as SaveState,
      count: number(row, 'count'),
    })),
    expiringUnsaved: expiringIncidentIds(library, partitionId, library.clock.now() + SOON_MS)
      .length,
  };
}
