/** A process that saves incidents until it is done or killed: the app's own queue without its window. */
import { join } from 'node:path';
import { createDownloads, partThreads } from '@main/downloads';
import { openLibrary } from '@main/library';
import { systemClock, type Clock } from '@main/platform/clock';
import { connectTo } from './connect-to';
import { QUICK_LIMITS, stderrLog } from './quick-saving';

export interface ChildOrder {
  readonly root: string;
  readonly partitionId: string;
  readonly incidentIds: readonly string[];
  readonly account: { url: string; apiKey: string; email: string; password: string };
  /** How wrong this computer's clock is, each for a tenth of a second, over and over. */
  readonly clockErrorsMs: readonly number[];
  readonly bytesPerSecond: number | null;
}

async function main(order: ChildOrder): Promise<void> {
  const service = await connectTo(order.account);
  const clock: Clock = {
    now: () => {
      const turn = Math.floor(performance.now() / 100) % Math.max(1, order.clockErrorsMs.length);
      return Date.now() + (order.clockErrorsMs[turn] ?? 0);
    },
    monotonic: systemClock.monotonic,
  };
  const library = openLibrary({ root: order.root, clock, log: stderrLog });
  const parts = partThreads(join(__dirname, 'part-worker.cjs'));
  const downloads = createDownloads({
    library,
    service: () => service,
    partitionId: () => order.partitionId,
    http: (url, init) => fetch(url, init),
    parts,
    clock,
    log: stderrLog,
    limits: QUICK_LIMITS,
    wishes: () => ({ incidentsAtOnce: 2, bytesPerSecond: order.bytesPerSecond }),
    onChange: () => {},
  });
  process.stdout.write('saving\n');
  downloads.resume();
  downloads.save(order.incidentIds);
  await downloads.idle();
  const { jobs } = downloads.state();
  await downloads.close();
  await parts.close();
  library.close();
  process.stdout.write(jobs.every(({ state }) => state === 'done') ? 'done\n' : 'ended\n');
}

void main(JSON.parse(process.argv[2] ?? '') as ChildOrder);
