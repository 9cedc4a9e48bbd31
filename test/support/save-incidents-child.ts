/** A process that saves incidents until it is done or killed: the app's own queue without its window. */
import { createDownloads } from '@main/downloads';
import { openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { connectTo } from './connect-to';

export interface ChildOrder {
  readonly root: string;
  readonly partitionId: string;
  readonly incidentIds: readonly string[];
  readonly account: { url: string; apiKey: string; email: string; password: string };
}

async function main(order: ChildOrder): Promise<void> {
  const service = await connectTo(order.account);
  const library = openLibrary({ root: order.root, clock: systemClock, log: silentLog });
  const downloads = createDownloads({
    library,
    service: () => service,
    partitionId: () => order.partitionId,
    http: (url, init) => fetch(url, init),
    clock: systemClock,
    log: silentLog,
    onChange: () => {},
  });
  process.stdout.write('saving\n');
  downloads.resume();
  downloads.save(order.incidentIds);
  await downloads.idle();
  await downloads.close();
  library.close();
  process.stdout.write('done\n');
}

void main(JSON.parse(process.argv[2] ?? '') as ChildOrder);
