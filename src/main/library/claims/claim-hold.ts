/** Legal hold of a whole claim: on every incident in it, and on those that are added while it lasts. */
import { AppError } from '@shared/errors';
import {
  claimTitle,
  type ClaimDetail,
  type ClaimHoldInput,
  type ClaimHoldReleased,
} from '@shared/domain/claim';
import type { HoldInput } from '@shared/domain/hold';
import { APP_CHAIN } from '@main/custody';
import { text } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { releaseHold } from '../hold';
import { coverByClaim, otherHolder, uncoverByClaim } from './claim-cover';
import { claimOf, claimRow } from './claim-rows';
import { claimDetail, touchClaim } from './claims';

/** @throws AppError `claim.not-found`, `hold.needs-name` */
export function holdClaim(library: LibraryContext, input: ClaimHoldInput): ClaimDetail {
  const { claimId } = input;
  const { user, reason } = decided(input);
  const incidentIds = library.database.transaction(() => {
    const claim = claimOf(claimRow(library, claimId));
    if (claim.hold !== null) return [];
    library.database.run(
      'UPDATE claims SET held_at_ms = ?, held_by = ?, hold_reason = ? WHERE claim_id = ?',
      Math.round(library.clock.now()),
      user,
      reason,
      claimId,
    );
    touchClaim(library, claimId);
    const data = { claim: claimTitle(claim), claimId, reason };
    library.custody.append(APP_CHAIN, { action: 'held', user, data });
    const members = memberIds(library, claimId);
    for (const incidentId of members) coverByClaim(library, claim, reason, incidentId, user);
    return members;
  });
  library.changed(incidentIds);
  return claimDetail(library, claimId);
}

/** Incidents with a hold of their own, or in another claim on hold, stay on hold. @throws as `holdClaim` */
export function releaseClaim(library: LibraryContext, input: ClaimHoldInput): ClaimHoldReleased {
  const { claimId } = input;
  const { user, reason } = decided(input);
  const stillOnHold = library.database.transaction(() => {
    const claim = claimOf(claimRow(library, claimId));
    if (claim.hold === null) return [];
    library.database.run(
      'UPDATE claims SET held_at_ms = NULL, held_by = NULL, hold_reason = NULL WHERE claim_id = ?',
      claimId,
    );
    touchClaim(library, claimId);
    const data = { claim: claimTitle(claim), claimId, reason, heldSinceMs: claim.hold.sinceMs };
    library.custody.append(APP_CHAIN, { action: 'hold-released', user, data });
    const words = `Claim ${claimTitle(claim)} released: ${reason}`;
    return memberIds(library, claimId).filter((incidentId) =>
      uncoverByClaim(library, claimId, words, incidentId, user),
    );
  });
  library.changed(memberIds(library, claimId));
  return { claim: claimDetail(library, claimId), stillOnHold };
}

/**
 * Releases the hold of one incident by itself.
 * @throws AppError `hold.by-claim` while it is in a claim on hold, `library.not-found`, `hold.needs-name`
 */
export function releaseOwnHold(library: LibraryContext, input: HoldInput): void {
  const holder = otherHolder(library, null, input.incidentId);
  if (holder !== null) {
    const detail = `Claim ${claimTitle(claimOf(claimRow(library, holder)))}`;
    throw new AppError('hold.by-claim', { detail });
  }
  releaseHold(library, input);
}

function memberIds(library: LibraryContext, claimId: string): readonly string[] {
  return library.database
    .all('SELECT incident_id FROM claim_incidents WHERE claim_id = ? ORDER BY rowid', claimId)
    .map((row) => text(row, 'incident_id'));
}

function decided({ userName, reason }: ClaimHoldInput): { user: string; reason: string } {
  const user = userName.trim();
  if (user === '') throw new AppError('hold.needs-name');
  return { user, reason: reason.trim() };
}
