/** The stable name of an incident within all libraries of this program. */
import { createHash } from 'node:crypto';

const MAX_LENGTH = 160;
/** No control, format or lone surrogate characters: what a database or a log would change silently. */
const PLAIN = /^[^\p{C}]+$/u;

/** `partition:ticket`; a ticket that is too long or not plain text is stood for by its hash. */
export function incidentIdOf(partitionId: string, ticket: string): string {
  const plain = `${partitionId}:${ticket}`;
  if (plain.length <= MAX_LENGTH && PLAIN.test(plain)) return plain;
  return `${partitionId.slice(0, 80)}:#${createHash('sha256').update(plain, 'utf8').digest('hex')}`;
}

/** The same file of the same incident always has the same id, also after a rebuild from disk. */
export function fileIdOf(incidentId: string, slot: string): string {
  return createHash('sha256').update(`${incidentId}\n${slot}`, 'utf8').digest('hex').slice(0, 32);
}
