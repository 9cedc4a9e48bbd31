/** The session's state without its libraries, and how it follows from what the service says. */
import type { Fleet, KnownAccount, SessionState } from '@shared/domain/session';
import type { AppError } from '@shared/errors';
import type { Place, StoredAccount } from './account-file';
import { DEMO_PARTITION_ID, partitionIdOf } from './account-ids';
import { isDenied } from './signed-in-service';

export type OwnState = Omit<SessionState, 'partitions' | 'accounts'>;

export const SIGNED_OUT: OwnState = {
  status: 'signed-out',
  demo: false,
  connection: 'unknown',
  baseUrl: null,
  email: null,
  accountId: null,
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

/** The library of a place. */
export function partitionOf({ baseUrl, email, fleet, fleets }: Place, demo: boolean): string {
  return demo
    ? demoPartition(fleet, fleets)
    : partitionIdOf(baseUrl, email, fleet?.fleetId ?? null);
}

/** How a library is called on screen. */
export function labelOf({ baseUrl, email, fleet }: Place, demo: boolean): string {
  const name = fleet?.name ?? new URL(baseUrl).hostname;
  return demo ? `${name} · demo` : `${name} · ${email}`;
}

/** @param held whether its secrets are in memory, for as long as the app runs. */
export function knownAccount(account: StoredAccount, held: boolean): KnownAccount {
  const { accountId, baseUrl, email, fleet, fleets, staySignedIn } = account;
  const places = fleets.length > 0 ? fleets : [fleet];
  return {
    ...{ accountId, baseUrl, email, fleet, fleets },
    secretsKept: staySignedIn || held,
    partitionIds: places.map((one) => partitionIdOf(baseUrl, email, one?.fleetId ?? null)),
  };
}
