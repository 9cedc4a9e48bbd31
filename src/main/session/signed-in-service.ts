/** One account at one service: its token, how to get a new one, and the client that uses it. */
import type { ApiProfile } from '@shared/domain/api-profile';
import type { Fleet } from '@shared/domain/session';
import { AppError } from '@shared/errors';
import {
  type ConnectionOptions,
  createConnection,
  createFleetClient,
  type FleetClient,
  type FleetCredentials,
  signIn,
  signOut,
  switchFleet,
} from '../fleet';
import type { Clock } from '../platform/clock';
import type { HttpFetch } from '../platform/http';
import type { Log } from '../platform/log';

export interface ServiceEnvironment {
  readonly http: HttpFetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly profile: () => ApiProfile;
  /** Patience and repetition; the defaults suit people, tests want less. */
  readonly limits?: Pick<ConnectionOptions, 'retry' | 'timeoutMs' | 'maxConcurrent' | 'random'>;
}

export interface ServiceListener {
  /** After every call: null when the service answered, else what went wrong. */
  outcome(problem: AppError | null): void;
  /** A new token is in use; it replaces the kept one. */
  token(token: string): void;
}

export interface SignedInService {
  readonly credentials: FleetCredentials;
  readonly client: FleetClient;
  token(): string | null;
  /** Signs in afresh. @returns the account's fleets, empty for a single one. */
  signIn(signal?: AbortSignal): Promise<readonly Fleet[]>;
  /** Moves to a fleet; from then on a silent sign-in comes back to it. */
  chooseFleet(fleet: Fleet, signal?: AbortSignal): Promise<void>;
  signOut(signal?: AbortSignal): Promise<void>;
  /** It was left: what it still does ends with its token, it never signs in again by itself. */
  retire(): void;
}

export interface ServiceStart {
  readonly credentials: FleetCredentials;
  readonly token: string | null;
  readonly fleet: Fleet | null;
}

export function createSignedInService(
  environment: ServiceEnvironment,
  start: ServiceStart,
  listener: ServiceListener,
): SignedInService {
  const { credentials } = start;
  let token = start.token;
  let fleet = start.fleet;
  let retired = false;
  const { limits, ...effects } = environment;
  const shared = {
    ...effects,
    ...limits,
    baseUrl: credentials.baseUrl,
    apiKey: credentials.apiKey,
    token: () => token,
  };
  /** For signing in itself: without renewal, which would go round in circles. */
  const bare = createConnection(shared);
  const connection = createConnection({
    ...shared,
    renewToken,
    onOutcome: (problem) => listener.outcome(problem),
  });

  function use(fresh: string): void {
    token = fresh;
    listener.token(fresh);
  }

  async function enter(signal?: AbortSignal): Promise<readonly Fleet[]> {
    const answer = await signIn(bare, credentials, signal);
    use(answer.token);
    return answer.fleets;
  }

  async function moveTo(target: Fleet, signal?: AbortSignal): Promise<void> {
    use((await switchFleet(bare, target.fleetId, signal)).token);
  }

  async function renewToken(): Promise<string | null> {
    if (retired) return null;
    try {
      const fleets = await enter();
      if (fleet && fleets.length > 1) await moveTo(fleet);
      return token;
    } catch (caught) {
      if (caught instanceof AppError && isDenied(caught)) return null;
      throw caught;
    }
  }

  return {
    credentials,
    client: createFleetClient(connection),
    token: () => token,
    signIn: enter,
    async chooseFleet(target, signal) {
      try {
        await moveTo(target, signal);
      } catch (caught) {
        if (!(caught instanceof AppError && caught.code === 'service.signed-out')) throw caught;
        await enter(signal);
        await moveTo(target, signal);
      }
      fleet = target;
    },
    signOut: (signal) => signOut(bare, signal),
    retire: () => {
      retired = true;
    },
  };
}

/** The account itself is refused: asking again without the user is of no use. */
export function isDenied(error: AppError): boolean {
  return (
    error.code === 'service.wrong-key' ||
    error.code === 'service.wrong-password' ||
    error.code === 'service.refused' ||
    error.code === 'service.signed-out'
  );
}
