/**
 * Measures saving through the real queue (HTTP → SHA-256 and SHA-512 → file in its threads, content check,
 * flush, rename, index and custody entry) against `curl -o` from the same loopback server, by turns in the
 * same run. The server is the simulator, a process of its own, with files on disk. The last line is one JSON
 * object.
 *
 *   --files 8 --mebibytes 1024 --rounds 3
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs, promisify } from 'node:util';
import { createDownloads, partThreads } from '@main/downloads';
import type { FleetService } from '@main/fleet/types';
import { createSync, openLibrary } from '@main/library';
import { hashFile } from '@main/platform/hashing';
import { systemClock } from '@main/platform/clock';
import { connectTo } from '../support/connect-to';
import { stderrLog } from '../support/quick-saving';
import { makeFleetFolder, type MadeIncident } from '../support/made-fleet';
import { buildForNode } from '../support/node-bundle';
import { markOf, percentile } from './playback/marks';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '8' },
    mebibytes: { type: 'string', default: '1024' },
    rounds: { type: 'string', default: '3' },
  },
});
const MIB = 1024 * 1024;
const CAMERAS = 4;
const PARTITION = 'bench';
const ACCESS = {
  apiKey: 'bench',
  email: 'bench@example.invalid',
  password: 'bench-password',
} as const;
const SAMPLE_MS = 50;

interface Round {
  readonly seconds: number;
  readonly rssMiB: readonly number[];
}

async function startServer(folder: string): Promise<{ process: ChildProcess; url: string }> {
  const server = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', resolve('src/simulator/cli.ts'), '--demo', folder],
      ...['--api-key', ACCESS.apiKey, '--email', ACCESS.email, '--password', ACCESS.password],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /^listening (\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { process: server, url };
  }
  throw new Error('the simulator did not start');
}

/** One curl for all files, as somebody would write it. */
async function curl(service: FleetService, made: readonly MadeIncident[], folder: string) {
  const urls: string[] = [];
  for (const { ticket } of made) {
    const { value } = await service.eventAssets(ticket);
    urls.push(...value.videos.flatMap(({ url }) => url ?? []));
  }
  await mkdir(folder);
  const outputs = urls.flatMap((url, index) => ['-o', join(folder, `${index}.mp4`), url]);
  const from = performance.now();
  await run('curl', ['-s', '-f', ...outputs]);
  return (performance.now() - from) / 1000;
}

async function roadproof(
  service: FleetService,
  made: readonly MadeIncident[],
  root: string,
  workerFile: string,
): Promise<Round> {
  const common = {
    library: openLibrary({ root, clock: systemClock, log: stderrLog }),
    service: () => service,
    partitionId: () => PARTITION,
    clock: systemClock,
    log: stderrLog,
    onChange: () => {},
  };
  const { library } = common;
  library.ensurePartition({ partitionId: PARTITION, label: 'Bench', demo: true });
  const sync = createSync(common);
  sync.start();
  await sync.idle();
  const parts = partThreads(workerFile);
  const downloads = createDownloads({ ...common, http: (url, init) => fetch(url, init), parts });
  const ids = made.map(({ ticket }) => `${PARTITION}:${ticket}`);
  const rssMiB: number[] = [];
  const sampler = setInterval(() => rssMiB.push(process.memoryUsage.rss() / MIB), SAMPLE_MS);

  const from = performance.now();
  downloads.save(ids);
  await downloads.idle();
  const seconds = (performance.now() - from) / 1000;

  clearInterval(sampler);
  await downloads.close();
  await parts.close();
  for (const { ticket, videos } of made) {
    const files = library.files(`${PARTITION}:${ticket}`);
    for (const { captureMode, path } of videos) {
      const saved = files.find((file) => file.captureMode === captureMode);
      if (saved?.sha256 !== (await hashFile(path)).sha256)
        throw new Error(`${ticket} is not whole`);
    }
  }
  library.close();
  return { seconds, rssMiB };
}

async function measure(folder: string): Promise<void> {
  const files = Number(values.files);
  const bytes = Math.floor((Number(values.mebibytes) * MIB) / files);
  const fleet = join(folder, 'fleet');
  const made = await makeFleetFolder({
    folder: fleet,
    incidents: Math.ceil(files / CAMERAS),
    videosEach: Math.min(files, CAMERAS),
    videoBytes: () => bytes,
    seed: 1,
  });
  const bundle = await buildForNode({ 'part-worker': 'src/main/downloads/part-worker.ts' });
  const server = await startServer(fleet);
  try {
    const service = await connectTo({ url: server.url, ...ACCESS });
    const curls: number[] = [];
    const rounds: Round[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const [theirs, ours] = [join(folder, 'curl'), join(folder, 'library')];
      // Who goes first changes every round.
      const turns = [
        async () => curls.push(await curl(service, made, theirs)),
        async () => rounds.push(await roadproof(service, made, ours, bundle.path('part-worker'))),
      ];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) {
        await turn();
        // What one of them left to be written must not slow the other.
        await run('sync');
      }
      await rm(theirs, { recursive: true });
      await rm(ours, { recursive: true });
    }
    report(files * bytes, curls, rounds);
  } finally {
    server.process.kill();
    await bundle.remove();
  }
}

function report(bytes: number, curls: readonly number[], rounds: readonly Round[]): void {
  const seconds = percentile(
    rounds.map((round) => round.seconds),
    0.5,
  );
  const curlSeconds = percentile(curls, 0.5);
  const rssMiB = rounds.map((round) => round.rssMiB);
  // The start fills buffers; after that nothing may grow with the bytes.
  const growth = rssMiB.map((samples) => {
    const third = Math.ceil(samples.length / 3);
    return Math.max(...samples.slice(-third)) - Math.max(...samples.slice(0, -third));
  });
  const metrics = {
    seconds,
    megabytesPerSecond: bytes / 1e6 / seconds,
    curlSeconds,
    curlMegabytesPerSecond: bytes / 1e6 / curlSeconds,
    ratio: curlSeconds / seconds,
    rssMaxMiB: Math.max(...rssMiB.flat()),
    rssGrowthMiB: percentile(growth, 0.5),
  };
  for (const [metric, value] of Object.entries(metrics)) {
    process.stdout.write(`${metric.padEnd(24)} ${Number(value.toFixed(3))}\n`);
  }
  for (const [index, samples] of rssMiB.entries()) {
    const every = Math.max(1, Math.floor(samples.length / 12));
    const shown = samples.filter((_, at) => at % every === 0).map((one) => Math.round(one));
    process.stdout.write(`rss of round ${index + 1}, MiB    ${shown.join(' ')}\n`);
  }
  const marks = [
    markOf(metrics, 'ratio', 0.8, 'least'),
    markOf(metrics, 'rssGrowthMiB', 32, 'most'),
  ];
  const machine = { node: process.version, processors: availableParallelism() };
  const round = { files: Number(values.files), bytes, rounds: rounds.length };
  process.stdout.write(
    `${JSON.stringify({ name: 'download', ...round, ...machine, ...metrics, marks })}\n`,
  );
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'roadproof-bench-'));
  try {
    await measure(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((caught: unknown) => {
  process.stderr.write(`${caught instanceof Error ? caught.message : String(caught)}\n`);
  process.exitCode = 1;
});
