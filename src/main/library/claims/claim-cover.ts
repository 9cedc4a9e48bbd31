/** The hold that a claim puts on one of its incidents, and how it ends. */
import { claimTitle, type Claim } from '@shared/domain/claim';
import { text } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { putOnHold, releaseHold } from '../hold';
import { holdOf } from '../hold-of';
import { incidentRow } from '../incident-detail';

/** An incident that is on hold already stays so as it is: its own hold outlives the claim's. */
export function coverByClaim(
  library: LibraryContext,
  claim: Claim,
  reason: string,
  incidentId: string,
  userName: string,
): void {
  if (holdOf(incidentRow(library, incidentId)) !== null) return;
  const words = [`Claim ${claimTitle(claim)}`, reason.trim()].filter(Boolean).join(': ');
  putOnHold(library, { incidentId, reason: words, userName });
  setHolds(library, claim.claimId, incidentId, true);
}

/**
 * The claim holds the incident no more: another held claim takes over, else it is released, unless its hold was
 * never this claim's.
 * @returns true when it stays on hold.
 */
export function uncoverByClaim(
  library: LibraryContext,
  claimId: string,
  reason: string,
  incidentId: string,
  userName: string,
): boolean {
  if (!isHolder(library, claimId, incidentId))
    return holdOf(incidentRow(library, incidentId)) !== null;
  setHolds(library, claimId, incidentId, false);
  const next = otherHolder(library, claimId, incidentId);
  if (next === null) releaseHold(library, { incidentId, reason, userName });
  else setHolds(library, next, incidentId, true);
  return next !== null;
}

export function isHolder(library: LibraryContext, claimId: string, incidentId: string): boolean {
  const row = library.database.get(
    'SELECT 1 FROM claim_incidents WHERE claim_id = ? AND incident_id = ? AND holds = 1',
    claimId,
    incidentId,
  );
  return row !== undefined;
}

/**
 * A claim on hold that the incident is in; null when there is none.
 * @param exceptClaimId the claim that does not count; null when all do
 */
export function otherHolder(
  library: LibraryContext,
  exceptClaimId: string | null,
  incidentId: string,
): string | null {
  const row = library.database.get(
    `SELECT c.claim_id FROM claims c JOIN claim_incidents m ON m.claim_id = c.claim_id
     WHERE m.incident_id = ? AND c.claim_id IS NOT ? AND c.held_at_ms IS NOT NULL ORDER BY c.held_at_ms, c.claim_id LIMIT 1`,
    incidentId,
    exceptClaimId,
  );
  return row === undefined ? null : text(row, 'claim_id');
}

export function setHolds(
  library: LibraryContext,
  claimId: string,
  incidentId: string,
  holds: boolean,
): void {
  library.database.run(
    'UPDATE claim_incidents SET holds = ? WHERE claim_id = ? AND incident_id = ?',
    holds ? 1 : 0,
    claimId,
    incidentId,
  );
}
