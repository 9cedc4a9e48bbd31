/** Which incidents are in a claim, and what has become of each. */
import { AppError } from '@shared/errors';
import { claimTitle, type ClaimIncident } from '@shared/domain/claim';
import type { CustodyAction } from '@main/custody';
import { number, text } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { incidentRow } from '../incident-detail';
import { holdOf } from '../hold-of';
import { summaryOf } from '../incident-rows';
import { coverByClaim } from './claim-cover';
import { claimOf, claimRow } from './claim-rows';

/** By event time. */
export function incidentsOfClaim(
  library: LibraryContext,
  claimId: string,
): readonly ClaimIncident[] {
  const nowMs = library.clock.now();
  return library.database
    .all(
      `SELECT i.*, m.added_at_ms, m.added_by,
         (SELECT count(*) FROM marks k WHERE k.incident_id = i.incident_id) AS mark_count,
         (SELECT count(*) FROM files f WHERE f.incident_id = i.incident_id AND f.state <> 'saved') AS files_missing,
         (SELECT count(*) FROM packages p WHERE p.incident_id = i.incident_id) AS exports,
         (SELECT count(*) FROM releases r WHERE r.incident_id = i.incident_id AND r.withdrawn_at_ms IS NULL) AS releases
       FROM claim_incidents m JOIN incidents i ON i.incident_id = m.incident_id
       WHERE m.claim_id = ? ORDER BY i.event_time_ms, i.incident_id`,
      claimId,
    )
    .map((row) => ({
      ...summaryOf(row, nowMs),
      addedAtMs: number(row, 'added_at_ms'),
      addedBy: text(row, 'added_by'),
      onHold: holdOf(row) !== null,
      marks: number(row, 'mark_count'),
      filesMissing: number(row, 'files_missing'),
      exports: number(row, 'exports'),
      releases: number(row, 'releases'),
    }));
}

/**
 * Puts incidents into a claim, and on hold when the claim is. To be called in a transaction.
 * @returns those that were not in it before.
 * @throws AppError `library.not-found` for one of another fleet, `hold.needs-name`
 */
export function insertIncidents(
  library: LibraryContext,
  claimId: string,
  incidentIds: readonly string[],
  user: string,
): readonly string[] {
  const row = claimRow(library, claimId);
  const added = incidentIds.filter((incidentId) => {
    const incident = incidentRow(library, incidentId);
    if (text(incident, 'partition_id') !== text(row, 'partition_id'))
      throw new AppError('library.not-found');
    const { changes } = library.database.run(
      `INSERT INTO claim_incidents (claim_id, incident_id, added_at_ms, added_by) VALUES (?, ?, ?, ?)
       ON CONFLICT (claim_id, incident_id) DO NOTHING`,
      claimId,
      incidentId,
      Math.round(library.clock.now()),
      user,
    );
    return changes > 0;
  });
  const claim = claimOf(row);
  for (const incidentId of added) {
    noteFor(library, incidentId, 'added-to-claim', claimId, user);
    if (claim.hold !== null) coverByClaim(library, claim, claim.hold.reason, incidentId, user);
  }
  return added;
}

export function noteFor(
  library: LibraryContext,
  incidentId: string,
  action: CustodyAction,
  claimId: string,
  user: string,
): void {
  const reason = claimTitle(claimOf(claimRow(library, claimId)));
  library.custody.append(incidentId, { action, user, data: { reason, claimId } });
}
