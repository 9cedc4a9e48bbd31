/** Processor time and memory of all processes of the benchmark's Electron, while it plays. */
import { readFile } from 'node:fs/promises';
import type { ElectronApplication } from 'playwright-core';

export interface ProcessLoad {
  /** Of all processors of the machine, 0…100, on average. */
  readonly cpuPercent: number;
  /** Highest sum of what main, window, graphics and helper processes hold; shared pages count in each. */
  readonly memoryMiB: number;
  /** The same with shared pages counted once, at the end; null where the system does not tell. */
  readonly memoryOnceMiB: number | null;
}

interface Reading {
  readonly pids: readonly number[];
  readonly cpuPercent: number;
  readonly memoryMiB: number;
}

const EVERY_MS = 1000;

function read(app: ElectronApplication): Promise<Reading> {
  return app.evaluate(({ app: electron }) => {
    const metrics = electron.getAppMetrics();
    return {
      pids: metrics.map(({ pid }) => pid),
      // Since the reading before.
      cpuPercent: metrics.reduce((sum, { cpu }) => sum + cpu.percentCPUUsage, 0),
      memoryMiB: metrics.reduce((sum, { memory }) => sum + memory.workingSetSize, 0) / 1024,
    };
  });
}

/** Watches the processes while `work` runs. */
export async function withLoad<T>(
  app: ElectronApplication,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly load: ProcessLoad }> {
  await read(app);
  const readings: Reading[] = [];
  let asking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    asking = read(app).then((reading) => readings.push(reading));
  }, EVERY_MS);
  try {
    const result = await work();
    return { result, load: await loadOf(readings, await read(app)) };
  } finally {
    clearInterval(timer);
    await asking.catch(() => undefined);
  }
}

async function loadOf(readings: readonly Reading[], last: Reading): Promise<ProcessLoad> {
  // The last one spans only a moment: it counts for memory.
  const spans = readings.length > 0 ? readings : [last];
  const cpu = spans.reduce((sum, { cpuPercent }) => sum + cpuPercent, 0) / spans.length;
  const memory = Math.max(...[...readings, last].map(({ memoryMiB }) => memoryMiB));
  return { cpuPercent: cpu, memoryMiB: memory, memoryOnceMiB: await countedOnce(last.pids) };
}

/** Proportional set size, Linux only. */
async function countedOnce(pids: readonly number[]): Promise<number | null> {
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? Number.NaN);
    }),
  );
  const sum = sizes.reduce((total, kib) => total + kib, 0) / 1024;
  return Number.isNaN(sum) ? null : sum;
}
