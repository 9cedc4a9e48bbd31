/** Adding incidents to a claim and taking them out again. */
import type { ClaimAdded, ClaimRemoved } from '@shared/domain/claim';
import type { LibraryContext } from '../context';
import { insertIncidents, noteFor } from './claim-incidents';
import { isHolder, otherHolder, setHolds, uncoverByClaim } from './claim-cover';
import { claimDetail, touchClaim } from './claims';

/** @throws AppError `claim.not-found`, `library.not-found`, `hold.needs-name` when the claim is on hold. */
export function addToClaim(
  library: LibraryContext,
  claimId: string,
  incidentIds: readonly string[],
  user: string,
): ClaimAdded {
  const added = library.database.transaction(() => {
    const fresh = insertIncidents(library, claimId, incidentIds, user);
    if (fresh.length > 0) touchClaim(library, claimId);
    return fresh;
  });
  library.changed(added);
  return { claim: claimDetail(library, claimId), added };
}

/**
 * Taking an incident out of a claim never ends a legal hold by the way: the hold becomes the incident's own.
 * Only the undoing of an addition takes back what came with it.
 * @throws AppError `claim.not-found`, `hold.needs-name`
 */
export function removeFromClaim(
  library: LibraryContext,
  claimId: string,
  incidentIds: readonly string[],
  undoesAdding: boolean,
  user: string,
): ClaimRemoved {
  const stillOnHold: string[] = [];
  const removed = library.database.transaction(() => {
    const gone = incidentIds.filter((incidentId) => isIn(library, claimId, incidentId));
    for (const incidentId of gone) {
      const held = isHolder(library, claimId, incidentId);
      if (held && undoesAdding)
        uncoverByClaim(library, claimId, 'Added to the claim by mistake', incidentId, user);
      else if (held) {
        const next = otherHolder(library, claimId, incidentId);
        if (next !== null) setHolds(library, next, incidentId, true);
        stillOnHold.push(incidentId);
      }
      library.database.run(
        'DELETE FROM claim_incidents WHERE claim_id = ? AND incident_id = ?',
        claimId,
        incidentId,
      );
      noteFor(library, incidentId, 'removed-from-claim', claimId, user);
    }
    if (gone.length > 0) touchClaim(library, claimId);
    return gone;
  });
  library.changed(removed);
  return { claim: claimDetail(library, claimId), removed, stillOnHold };
}

function isIn(library: LibraryContext, claimId: string, incidentId: string): boolean {
  const row = library.database.get(
    'SELECT 1 FROM claim_incidents WHERE claim_id = ? AND incident_id = ?',
    claimId,
    incidentId,
  );
  return row !== undefined;
}
