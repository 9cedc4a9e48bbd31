/** What must be known of an incident before its local copies may go. */
import { AppError } from '@shared/errors';
import type { LibraryContext } from '../context';

/** Jobs that write into the incident's folder, or will. */
export const BUSY_STATES = "('queued', 'running', 'paused', 'held')";
/** Custody actions that say that copies of the incident are in somebody else's hands. */
export const EXPORT_ACTIONS = "('exported', 'released')";

export function isExported({ database }: LibraryContext, incidentId: string): boolean {
  return (
    database.get(
      `SELECT 1 FROM custody WHERE chain = ? AND action IN ${EXPORT_ACTIONS} LIMIT 1`,
      incidentId,
    ) !== undefined
  );
}

/** @throws AppError `trash.busy` */
export function refuseBusy({ database }: LibraryContext, incidentId: string): void {
  const job = database.get(
    `SELECT 1 FROM download_jobs WHERE incident_id = ? AND state IN ${BUSY_STATES}`,
    incidentId,
  );
  if (job !== undefined) throw new AppError('trash.busy');
}
