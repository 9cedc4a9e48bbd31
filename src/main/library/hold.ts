/** Legal hold: while an incident is on hold nothing of it is deleted, here or in the cloud. */
import { AppError } from '@shared/errors';
import type { HoldInput, LegalHold } from '@shared/domain/hold';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from './context';
import { holdOf } from './hold-of';
import { incidentRow } from './incident-detail';

/** @throws AppError `library.not-found`, `hold.needs-name` */
export function putOnHold(library: LibraryContext, input: HoldInput): void {
  change(library, input, (row, user, reason) => {
    if (holdOf(row) !== null) return;
    library.database.run(
      'UPDATE incidents SET held_at_ms = ?, held_by = ?, hold_reason = ? WHERE incident_id = ?',
      Math.round(library.clock.now()),
      user,
      reason,
      input.incidentId,
    );
    library.custody.append(input.incidentId, { action: 'held', user, data: { reason } });
  });
}

/** @throws AppError `library.not-found`, `hold.needs-name` */
export function releaseHold(library: LibraryContext, input: HoldInput): void {
  change(library, input, (row, user, reason) => {
    const hold = holdOf(row);
    if (hold === null) return;
    library.database.run(
      `UPDATE incidents SET held_at_ms = NULL, held_by = NULL, hold_reason = NULL WHERE incident_id = ?`,
      input.incidentId,
    );
    library.custody.append(input.incidentId, {
      action: 'hold-released',
      user,
      data: { reason, heldSinceMs: hold.sinceMs, heldBy: hold.by, heldBecause: hold.reason },
    });
  });
}

/** @throws AppError `library.not-found`, `hold.keeps` */
export function refuseOnHold(library: LibraryContext, incidentId: string): void {
  const hold = holdOf(incidentRow(library, incidentId));
  if (hold !== null) throw new AppError('hold.keeps', { detail: holdWords(hold) });
}

function holdWords({ by, reason }: LegalHold): string {
  return reason === '' ? `On hold by ${by}.` : `On hold by ${by}: ${reason}`;
}

/** One transaction with the custody entry that says who did it and why. */
function change(
  library: LibraryContext,
  { incidentId, reason, userName }: HoldInput,
  work: (row: SqlRow, user: string, reason: string) => void,
): void {
  const user = userName.trim();
  if (user === '') throw new AppError('hold.needs-name');
  library.database.transaction(() => {
    work(incidentRow(library, incidentId), user, reason.trim());
  });
  library.changed([incidentId]);
}
