/** A process that syncs until it is done or killed: the app's own sync without its window. */
import { createSync, openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { connectTo } from './connect-to';

export interface SyncOrder {
  readonly root: string;
  readonly partitionId: string;
  readonly account: { url: string; apiKey: string; email: string; password: string };
}

async function main(order: SyncOrder): Promise<void> {
  const service = await connectTo(order.account);
  const library = openLibrary({ root: order.root, clock: systemClock, log: silentLog });
  library.ensurePartition({ partitionId: order.partitionId, label: 'Fleet', demo: false });
  const sync = createSync({
    library,
    service: () => service,
    partitionId: () => order.partitionId,
    clock: systemClock,
    log: silentLog,
    onChange: () => {},
  });
  process.stdout.write('syncing\n');
  sync.start();
  await sync.idle();
  const { status } = sync.state();
  library.close();
  process.stdout.write(status === 'idle' ? 'done\n' : `${status}\n`);
}

void main(JSON.parse(process.argv[2] ?? '') as SyncOrder);
