/**
 * Measures an evidence package against `zip -0` followed by `sha256sum` on the same files, by turns in
 * the same run. The package does more: it compares every original with the library, takes SHA-256 and
 * SHA-512, flushes to the disk and reads the finished zip back in full. Encrypting the finished package is
 * measured against 7z doing the same to the same file. The last line is one JSON object.
 *
 *   --mib 1024 --cameras 4 --rounds 3
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs, promisify } from 'node:util';
import { EVERYTHING } from '@shared/domain/package-choice';
import type { ExportState } from '@shared/domain/evidence';
import {
  createEvidence,
  readViewerAssets,
  threadRunner,
  type EvidenceSource,
} from '@main/evidence';
import { sealPackage } from '@main/evidence/seal/seal-package';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { CLAIM, madeSource } from '../support/evidence-source';
import { makeMedia } from './export/make-media';
import { markOf, percentile } from './playback/marks';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    mib: { type: 'string', default: '1024' },
    cameras: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
  },
});
const mib = Number(values.mib);
const rounds = Number(values.rounds);
const workerFile = resolve(import.meta.dirname, '../../out/main/export-worker.js');
/** Strong enough for an export. */
const PASSPHRASE = 'zebra piano cloud anchor';
const viewerFolder = resolve(import.meta.dirname, '../../out/viewer');

function exportOnce(
  source: EvidenceSource,
  target: string,
  passphrase?: string,
): Promise<ExportState> {
  return new Promise((done, failed) => {
    const evidence = createEvidence({
      library: { evidenceSource: () => Promise.resolve(source) },
      appendCustody: () => undefined,
      chooseTarget: () => Promise.resolve(target),
      reveal: () => undefined,
      clock: systemClock,
      log: silentLog,
      appVersion: '0.0.0',
      runner: threadRunner(workerFile),
      viewer: () => readViewerAssets(viewerFolder),
      fontFolder: resolve('resources/fonts'),
      onChange: (state) => {
        if (state.status === 'done') done(state);
        else if (state.status !== 'running') failed(new Error(JSON.stringify(state.error)));
      },
    });
    evidence
      .export({
        incidentId: source.incident.incidentId,
        claim: CLAIM,
        choice: EVERYTHING,
        passphrase,
      })
      .catch(failed);
  });
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function measure(folder: string): Promise<void> {
  const media = await makeMedia(join(folder, 'media'), mib, Number(values.cameras));
  const small = await madeSource(join(folder, 'library'));
  const source: EvidenceSource = {
    ...small,
    files: [...small.files.filter(({ kind }) => kind !== 'video'), ...media],
    clips: [],
  };
  const paths = media.map(({ absolutePath }) => absolutePath ?? '');
  const packageSeconds: number[] = [];
  const baselineSeconds: number[] = [];
  const encryptedSeconds: number[] = [];
  const sealSeconds: number[] = [];
  const sevenZipSeconds: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  for (let round = 0; round < rounds; round += 1) {
    const zipPath = join(folder, 'baseline.zip');
    const target = join(folder, 'package.zip');
    const zipAndHash = async (): Promise<void> => {
      await run('zip', ['-0', '-q', '-j', zipPath, ...paths]);
      await run('sha256sum', [zipPath]);
    };
    const makePackage = async (): Promise<void> => {
      delay.enable();
      await exportOnce(source, target);
      delay.disable();
    };
    const turns = [
      async () => baselineSeconds.push(await secondsOf(zipAndHash)),
      async () => packageSeconds.push(await secondsOf(makePackage)),
    ];
    // Who goes first changes every round, so that neither always finds the warmer cache.
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    const sealed = join(folder, 'sealed.zip');
    const sevenZip = join(folder, '7z.zip');
    const order = { innerPath: target, outerPath: sealed, passphrase: PASSPHRASE, modifiedMs: 0 };
    const never = new AbortController().signal;
    const withSevenZip = ['a', '-tzip', '-mx0', '-mem=AES256', `-p${PASSPHRASE}`, sevenZip, target];
    const sealings = [
      async () => sevenZipSeconds.push(await secondsOf(() => run('7z', withSevenZip))),
      async () => sealSeconds.push(await secondsOf(() => sealPackage(order, () => {}, never))),
    ];
    for (const turn of round % 2 === 0 ? sealings : sealings.reverse()) await turn();
    for (const path of [zipPath, target, sealed, sevenZip]) await rm(path);
    encryptedSeconds.push(await secondsOf(() => exportOnce(source, target, PASSPHRASE)));
    await rm(target);
    const at = (list: readonly number[]): string => (list.at(-1) ?? 0).toFixed(2);
    process.stdout.write(
      `round ${round + 1}: package ${at(packageSeconds)} s, zip -0 + sha256sum ${at(baselineSeconds)} s; ` +
        `AES ${at(sealSeconds)} s, 7z ${at(sevenZipSeconds)} s; encrypted package ${at(encryptedSeconds)} s\n`,
    );
  }
  const seconds = percentile(packageSeconds, 0.5);
  const metrics = {
    seconds,
    mibPerSecond: mib / seconds,
    baselineSeconds: percentile(baselineSeconds, 0.5),
    timesFasterThanZip: percentile(baselineSeconds, 0.5) / seconds,
    encryptedSeconds: percentile(encryptedSeconds, 0.5),
    sealSeconds: percentile(sealSeconds, 0.5),
    sevenZipSeconds: percentile(sevenZipSeconds, 0.5),
    sealTimesOf7z: percentile(sealSeconds, 0.5) / percentile(sevenZipSeconds, 0.5),
    peakMemoryMiB: process.resourceUsage().maxRSS / 1024,
    eventLoopP99Ms: delay.percentile(99) / 1e6,
  };
  const marks = [
    markOf(metrics, 'timesFasterThanZip', 2, 'least'),
    markOf(metrics, 'sealTimesOf7z', 2, 'most'),
    markOf(metrics, 'peakMemoryMiB', 400, 'most'),
    markOf(metrics, 'eventLoopP99Ms', 20, 'most'),
  ];
  const report = { name: 'export', mib, rounds, node: process.version, ...metrics, marks };
  process.stdout.write(`${JSON.stringify(report)}\n`);
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
  process.stderr.write(`${String(caught)}\n`);
  process.exitCode = 1;
});
