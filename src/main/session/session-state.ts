/** The session's state without its libraries, and how it follows from what the service says. */
import type { Fleet, SessionState } from '@shared/domain/session';
import type { AppError } from '@shared/errors';
import type { StoredAccount } from './account-file';
import { DEMO_PARTITION_ID } from './account-ids';
import { isDenied } from './signed-in-service';

export type OwnState = Omit<SessionState, 'partitions'>;

export const SIGNED_OUT: OwnState = {
  status: 'signed-out',
  demo: false,
  connection: 'unknown',
  baseUrl: null,
  email: null,
  fleets: [],
  fleet: null,
  staySignedIn: false,
  keychain: 'available',
  partitionId: null,
  problem: null,
};

/** What a call's outcome says about the connection. */
export function connectionAfter(
  problem: AppError | null,
  before: SessionState['connection'],
): SessionState['connection'] {
  if (problem === null) return 'online';
  if (problem.code.startsWith('network.')) return 'offline';
  if (problem.code === 'service.wrong-key' || problem.code === 'service.signed-out') {
    return 'sign-in-needed';
  }
  // It answered, if only with a "no" to this one question.
  return before === 'unknown' && !isDenied(problem) ? before : 'online';
}

/** The demo's first fleet has the plain name, so that it is found again. */
export function demoPartition(fleet: Fleet | null, fleets: readonly Fleet[]): string {
  const first = fleets[0];
  return !fleet || fleet.fleetId === first?.fleetId
    ? DEMO_PARTITION_ID
    : `${DEMO_PARTITION_ID}-${fleet.fleetId}`;
}

/** How a library is called on screen. */
export function labelOf(account: StoredAccount): string {
  const fleet = account.fleet?.name ?? new URL(account.baseUrl).hostname;
  return account.demo ? `${fleet} · demo` : `${fleet} · ${account.email}`;
}
