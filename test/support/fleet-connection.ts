/** A client of the simulator with little patience, for tests that order faults. */
import { DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import {
  type Connection,
  type ConnectionOptions,
  createConnection,
  createFleetClient,
  type FleetClient,
  signIn,
} from '@main/fleet';
import { systemClock } from '@main/platform/clock';
import { type Log, silentLog } from '@main/platform/log';
import type { Simulator } from '@simulator/index';

export const IMPATIENT = {
  retry: { baseMs: 1, maxMs: 5 },
  timeoutMs: 5_000,
} as const;

type Access = Pick<Simulator, 'url' | 'apiKey' | 'email' | 'password'>;

export function connectTo(
  service: Pick<Access, 'url' | 'apiKey'>,
  options: Partial<ConnectionOptions> = {},
): Connection {
  return createConnection({
    http: fetch,
    clock: systemClock,
    log: silentLog,
    profile: () => DEFAULT_API_PROFILE,
    baseUrl: service.url,
    apiKey: service.apiKey,
    token: () => null,
    ...IMPATIENT,
    ...options,
  });
}

export interface TestClient {
  readonly client: FleetClient;
  readonly connection: Connection;
  /** How often it signed in again by itself. */
  readonly renewals: () => number;
}

/** Signed in, and signing in again by itself as the session does. */
export async function signedInClient(
  service: Access,
  options: Partial<ConnectionOptions> = {},
): Promise<TestClient> {
  const bare = connectTo(service, options);
  let { token } = await signIn(bare, service);
  let renewals = 0;
  const connection = connectTo(service, {
    token: () => token,
    renewToken: async () => {
      renewals += 1;
      token = (await signIn(bare, service)).token;
      return token;
    },
    ...options,
  });
  return { client: createFleetClient(connection), connection, renewals: () => renewals };
}

/** Keeps every line, so that a test can look for what must not be there. */
export function recordingLog(): Log & { readonly text: () => string } {
  const lines: string[] = [];
  const write =
    (level: string) =>
    (message: string, data?: Readonly<Record<string, unknown>>): void => {
      lines.push(`${level} ${message} ${JSON.stringify(data ?? {})}`);
    };
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    text: () => lines.join('\n'),
  };
}
