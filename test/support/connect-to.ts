/** A service client signed in to a running simulator. */
import { DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import { createConnection, createFleetClient, signIn } from '@main/fleet';
import type { FleetService } from '@main/fleet/types';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import type { Simulator } from '@simulator/index';

export async function connectTo(
  account: Pick<Simulator, 'url' | 'apiKey' | 'email' | 'password'>,
): Promise<FleetService> {
  let token: string | null = null;
  const connection = createConnection({
    http: (url, init) => fetch(url, init),
    clock: systemClock,
    log: silentLog,
    profile: () => DEFAULT_API_PROFILE,
    baseUrl: account.url,
    apiKey: account.apiKey,
    token: () => token,
    retry: { attempts: 1 },
  });
  ({ token } = await signIn(connection, account));
  return createFleetClient(connection);
}
