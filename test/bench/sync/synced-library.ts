/** A library into which a whole simulated fleet was read. */
import { createSync, openLibrary, type Library, type Sync } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { connectTo } from '../../support/connect-to';
import { startSimulatorProcess, type SimulatorProcess } from './simulator-process';

export const PARTITION = 'bench';

/** A library without events, and the sync that reads the simulator's into it. */
export async function unsyncedLibrary(
  root: string,
  simulator: SimulatorProcess,
): Promise<{ readonly library: Library; readonly sync: Sync }> {
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  library.ensurePartition({ partitionId: PARTITION, label: 'Bench', demo: false });
  const service = await connectTo(simulator.account);
  const sync = createSync({
    library,
    service: () => service,
    partitionId: () => PARTITION,
    clock: systemClock,
    log: silentLog,
    onChange: () => {},
  });
  return { library, sync };
}

/** @throws when the sync does not get to its end */
export async function runToEnd(sync: Sync): Promise<void> {
  sync.start();
  await sync.idle();
  const { status, error } = sync.state();
  if (status !== 'idle') throw new Error(`the sync failed: ${error?.code ?? status}`);
}

export async function makeSyncedLibrary(root: string, events: number): Promise<void> {
  const simulator = await startSimulatorProcess(events);
  try {
    const { library, sync } = await unsyncedLibrary(root, simulator);
    await runToEnd(sync);
    library.close();
  } finally {
    simulator.stop();
  }
}
