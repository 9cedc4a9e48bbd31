/** A running simulator with a signed-in service client, as sync and downloads use it. */
import type { FleetService } from '@main/fleet/types';
import { startSimulator, type Simulator, type SimulatorOptions } from '@simulator/index';
import { onTestFinished } from 'vitest';
import { connectTo } from './connect-to';

export interface SignedIn {
  readonly simulator: Simulator;
  readonly service: FleetService;
}

export async function signedInTo(options: SimulatorOptions): Promise<SignedIn> {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  return { simulator, service: await connectTo(simulator) };
}
