/** Claims: made, changed, archived and brought back; nothing of one is ever deleted. */
import { randomUUID } from 'node:crypto';
import { AppError } from '@shared/errors';
import { claimTitle, type Claim, type ClaimContent, type ClaimDetail } from '@shared/domain/claim';
import { APP_CHAIN, type CustodyAction } from '@main/custody';
import { canonicalJson } from '@main/platform/canonical-json';
import type { LibraryContext } from '../context';
import { incidentsOfClaim, insertIncidents } from './claim-incidents';
import { claimOf, claimRow, CONTENT_COLUMNS, contentOf, contentValues } from './claim-rows';

/** @throws AppError `claim.not-found` */
export function claimDetail(library: LibraryContext, claimId: string): ClaimDetail {
  const claim = claimOf(claimRow(library, claimId));
  return { ...claim, incidents: incidentsOfClaim(library, claimId) };
}

/** @throws AppError `library.not-found` when an incident is not of this fleet. */
export function createClaim(
  library: LibraryContext,
  partitionId: string,
  content: ClaimContent,
  incidentIds: readonly string[],
  user: string,
): ClaimDetail {
  const claimId = randomUUID();
  library.database.transaction(() => {
    const nowMs = Math.round(library.clock.now());
    const columns = ['claim_id', 'partition_id', 'created_by', 'created_at_ms', 'changed_at_ms'];
    const all = [...columns, ...CONTENT_COLUMNS];
    library.database.run(
      `INSERT INTO claims (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
      claimId,
      partitionId,
      user,
      nowMs,
      nowMs,
      ...contentValues(content),
    );
    note(library, claimId, 'claim-made', user);
    insertIncidents(library, claimId, incidentIds, user);
  });
  library.changed(incidentIds);
  return claimDetail(library, claimId);
}

/** What is as before leaves no trace. @throws AppError `claim.not-found` */
export function saveClaim(library: LibraryContext, claimId: string, content: ClaimContent): Claim {
  library.database.transaction(() => {
    const before = contentOf(claimRow(library, claimId));
    if (canonicalJson(before) === canonicalJson(content)) return;
    library.database.run(
      `UPDATE claims SET ${CONTENT_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE claim_id = ?`,
      ...contentValues(content),
      claimId,
    );
    touchClaim(library, claimId);
  });
  return claimOf(claimRow(library, claimId));
}

/**
 * Takes a claim off the list, or brings it back.
 * @throws AppError `claim.not-found`, `claim.on-hold`
 */
export function archiveClaim(
  library: LibraryContext,
  claimId: string,
  archived: boolean,
  user: string,
): Claim {
  library.database.transaction(() => {
    const { archivedAtMs, hold } = claimOf(claimRow(library, claimId));
    if ((archivedAtMs !== null) === archived) return;
    if (archived && hold !== null) throw new AppError('claim.on-hold');
    library.database.run(
      'UPDATE claims SET archived_at_ms = ? WHERE claim_id = ?',
      archived ? Math.round(library.clock.now()) : null,
      claimId,
    );
    touchClaim(library, claimId);
    note(library, claimId, archived ? 'claim-archived' : 'claim-restored', user);
  });
  return claimOf(claimRow(library, claimId));
}

/** Claims that an incident is in and that are not archived, changed last first. */
export function claimsOfIncident(library: LibraryContext, incidentId: string): readonly Claim[] {
  return library.database
    .all(
      `SELECT c.* FROM claims c JOIN claim_incidents i ON i.claim_id = c.claim_id
       WHERE i.incident_id = ? AND c.archived_at_ms IS NULL ORDER BY c.changed_at_ms DESC, c.claim_id`,
      incidentId,
    )
    .map(claimOf);
}

/** Says when it was changed, and that its description is behind. */
export function touchClaim(library: LibraryContext, claimId: string): void {
  library.database.run(
    'UPDATE claims SET changed_at_ms = ?, revision = revision + 1 WHERE claim_id = ?',
    Math.round(library.clock.now()),
    claimId,
  );
}

function note(library: LibraryContext, claimId: string, action: CustodyAction, user: string): void {
  const claim = claimTitle(contentOf(claimRow(library, claimId)));
  library.custody.append(APP_CHAIN, { action, user, data: { claim, claimId } });
}
