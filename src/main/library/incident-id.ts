/** The stable name of an incident within all libraries of this program. */
import { createHash } from 'node:crypto';

const MAX_LENGTH = 160;

/** `partition:ticket`; a ticket too long for that is stood for by its hash. */
export function incidentIdOf(partitionId: string, ticket: string): string {
  const plain = `${partitionId}:${ticket}`;
  if (plain.length <= MAX_LENGTH) return plain;
  return `${partitionId.slice(0, 80)}:#${createHash('sha256').update(plain, 'utf8').digest('hex')}`;
}

/** The same file of the same incident always has the same id, also after a rebuild from disk. */
export function fileIdOf(incidentId: string, slot: string): string {
  return createHash('sha256').update(`${incidentId}\n${slot}`, 'utf8').digest('hex').slice(0, 32);
}
