/** A running simulator with a signed-in service client, as sync and downloads use it. */
import { DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import { createConnection, createFleetClient, signIn } from '@main/fleet';
import type { FleetService } from '@main/fleet/types';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { startSimulator, type Simulator, type SimulatorOptions } from '@simulator/index';
import { onTestFinished } from 'vitest';

export interface SignedIn {
  readonly simulator: Simulator;
  readonly service: FleetService;
}

export async function signedInTo(options: SimulatorOptions): Promise<SignedIn> {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  return { simulator, service: await connectTo(simulator) };
}

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
