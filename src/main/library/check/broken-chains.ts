/** Looks at every chain of custody in the index and names those that do not hold together. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { eventTypeLabel } from '@shared/domain/event-type';
import type { BrokenChain } from '@shared/domain/library-check';
import { APP_CHAIN } from '@main/custody';
import { text } from '@main/platform/columns';
import type { LibraryContext } from '../context';

/** Chains between two breaths: others wait no longer than some milliseconds. */
const AT_ONCE = 20;

/** @throws AbortError when cancelled */
export async function brokenChains(
  library: LibraryContext,
  signal: AbortSignal,
): Promise<readonly BrokenChain[]> {
  const { custody, database } = library;
  const broken: BrokenChain[] = [];
  const chains = database
    .all('SELECT DISTINCT chain FROM custody')
    .map((row) => text(row, 'chain'));
  for (const [index, chain] of chains.entries()) {
    if (index % AT_ONCE === 0) await nextTurn();
    signal.throwIfAborted();
    const check = custody.verify(chain);
    if (check.ok) continue;
    const { atIndex, reason } = check;
    const incidentId = chain === APP_CHAIN ? null : chain;
    broken.push({ incidentId, name: nameOf(library, incidentId), atIndex, reason });
  }
  return broken;
}

function nameOf({ database }: LibraryContext, incidentId: string | null): string {
  if (incidentId === null) return 'The library’s own record';
  const row = database.get(
    'SELECT type_name, ticket FROM incidents WHERE incident_id = ?',
    incidentId,
  );
  if (row === undefined) return incidentId;
  return `${eventTypeLabel(text(row, 'type_name'))} · ${text(row, 'ticket')}`;
}
