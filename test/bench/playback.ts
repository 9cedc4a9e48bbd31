/**
 * Measures the review deck in the real Electron, from pixels and from the players' own positions,
 * with a naive `play()` on all cameras in the same session. The last line is one JSON object.
 *
 *   --cameras 4 --fps 10 --rate 1 --seconds 12 --seeks 40 --steps 50 --track frames|video
 */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { probeVideo } from '@main/media/probe';
import type { Clip } from '@shared/domain/clip';
import { _electron, type Page } from 'playwright-core';
import { findElectron } from './playback/find-electron';
import type { PlayResult, SeekResult, TrackKind } from './playback/bench-types';
import { buildHost } from './playback/build-host';
import { ensureBenchClips, type BenchClip } from './playback/clips';
import { markOf, percentile, type Mark } from './playback/marks';

/** `--rate -2` reads like an option of its own. */
const given = process.argv
  .slice(2)
  .join('\0')
  .replace(/--rate\0-/g, '--rate=-')
  .split('\0');
const { values } = parseArgs({
  args: given.filter((part) => part !== ''),
  options: {
    cameras: { type: 'string', default: '4' },
    fps: { type: 'string', default: '10' },
    rate: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '12' },
    seeks: { type: 'string', default: '40' },
    steps: { type: 'string', default: '50' },
    track: { type: 'string', default: 'frames' },
  },
});
const framesPerSecond = Number(values.fps);
const cameraCount = Number(values.cameras);
const rate = Number(values.rate);
const track: TrackKind = values.track === 'video' ? 'video' : 'frames';
const cache = resolve(import.meta.dirname, '../../.cache/bench');

async function clipOf(bench: BenchClip): Promise<Clip> {
  const fileId = `bench-${bench.camera}`;
  return {
    ...(await probeVideo(bench.path)),
    clipId: fileId,
    fileId,
    captureMode: `BENCH_${bench.camera}`,
    startMs: bench.startMs,
    startSource: 'service-file',
    sizeBytes: 0,
    sha256: '',
  };
}

function playMetrics(prefix: string, result: PlayResult): Record<string, number> {
  return {
    [`${prefix}SpreadP50Ms`]: percentile(result.spreadsMs, 0.5),
    [`${prefix}SpreadP95Ms`]: percentile(result.spreadsMs, 0.95),
    [`${prefix}SpreadMaxMs`]: percentile(result.spreadsMs, 1),
    [`${prefix}FramesApartP95`]: percentile(result.framesApart, 0.95),
    [`${prefix}FramesApartMax`]: percentile(result.framesApart, 1),
    ...(result.paintedApart.length === 0
      ? {}
      : {
          [`${prefix}PaintedApartP95`]: percentile(result.paintedApart, 0.95),
          [`${prefix}PaintedApartMax`]: percentile(result.paintedApart, 1),
        }),
    [`${prefix}RateHeld`]: result.rateHeld,
    [`${prefix}PicturesRead`]: result.framesApart.length,
    [`${prefix}Unreadable`]: result.unreadable,
    [`${prefix}DroppedFrames`]: result.droppedFrames,
    [`${prefix}DecodedFrames`]: result.paintedFrames,
  };
}

function seekMetrics(prefix: string, result: SeekResult): Record<string, number> {
  return {
    [`${prefix}P50Ms`]: percentile(result.tookMs, 0.5),
    [`${prefix}P95Ms`]: percentile(result.tookMs, 0.95),
    [`${prefix}ToldP50Ms`]: percentile(result.toldMs, 0.5),
    [`${prefix}ToldP95Ms`]: percentile(result.toldMs, 0.95),
    [`${prefix}Right`]: result.right,
    [`${prefix}Total`]: result.total,
  };
}

async function measure(page: Page, clips: readonly Clip[]): Promise<Record<string, number>> {
  await page.waitForFunction(() => 'bench' in window);
  const seconds = Number(values.seconds);
  const openAs = (kind: TrackKind): Promise<void> =>
    page.evaluate(([list, of]) => window.bench.open(list, of), [[...clips], kind] as const);
  // Players left to themselves only exist forwards.
  const naive = rate > 0 ? await openAs('video').then(() => playNaive(page, seconds)) : null;
  await openAs(track);
  const deck = await page.evaluate(([r, s]) => window.bench.play(r, s), [rate, seconds] as const);
  const steps = Number(values.steps);
  const seek = await page.evaluate((n) => window.bench.seek(n), Number(values.seeks));
  const forward = await page.evaluate((n) => window.bench.step(n, 1), steps);
  const back = await page.evaluate((n) => window.bench.step(n, -1), steps);
  const scrub = await page.evaluate(() => window.bench.scrub(5));
  return {
    ...playMetrics('deck', deck),
    deckOwnSpreadMs: deck.ownSpreadMs ?? Number.NaN,
    ...(naive === null ? {} : playMetrics('naive', naive)),
    ...seekMetrics('seek', seek),
    ...seekMetrics('stepForward', forward),
    ...seekMetrics('stepBack', back),
    scrubPicturesPerSecond: scrub.picturesPerSecond,
    scrubSeenPerSecond: scrub.seenPerSecond,
    scrubRestMs: scrub.restMs,
  };
}

function playNaive(page: Page, seconds: number): Promise<PlayResult> {
  return page.evaluate(([r, s]) => window.bench.playNaive(r, s), [rate, seconds] as const);
}

function marksOf(metrics: Readonly<Record<string, number>>): readonly Mark[] {
  const most = (metric: string, limit: number): Mark => markOf(metrics, metric, limit, 'most');
  const least = (metric: string, limit: number): Mark => markOf(metrics, metric, limit, 'least');
  const steps = Number(values.steps);
  return [
    ...(rate === 1 ? [most('deckSpreadP95Ms', 5), most('deckFramesApartP95', 0)] : []),
    ...(rate === 2 ? [most('deckFramesApartP95', 1)] : []),
    ...(Math.abs(rate) > 2 && framesPerSecond <= 10 ? [most('deckFramesApartP95', 0)] : []),
    ...(rate > 2 && framesPerSecond > 10 ? [most('deckFramesApartMax', 2)] : []),
    least('seekRight', Number(values.seeks)),
    most('seekP95Ms', framesPerSecond <= 10 ? 180 : 400),
    least('stepForwardRight', steps),
    least('stepBackRight', steps),
    most('stepForwardP50Ms', 30),
    least('scrubSeenPerSecond', 15),
    most('scrubRestMs', 100),
  ];
}

async function run(): Promise<void> {
  const electron = await findElectron();
  const benchClips = await ensureBenchClips(cache, cameraCount, framesPerSecond);
  const clips = await Promise.all(benchClips.map(clipOf));
  const host = await buildHost(
    resolve(import.meta.dirname, 'playback/page'),
    join(cache, 'playback-host'),
  );
  const plan = join(cache, 'plan.json');
  const files = benchClips.map(({ camera, path }) => ({ fileId: `bench-${camera}`, path }));
  await writeFile(
    plan,
    JSON.stringify({ pageFolder: host.pageFolder, files, widthPx: 1280, heightPx: 800 }),
  );
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: electron,
    args: [host.appFolder, ...asRoot],
    env: { ...definedEnv(), ROADPROOF_BENCH_PLAN: plan },
  });
  try {
    const page = await app.firstWindow();
    const metrics = await measure(page, clips);
    for (const [name, value] of Object.entries(metrics)) {
      process.stdout.write(`${name.padEnd(28)} ${Number(value.toFixed(2))}\n`);
    }
    const name = `playback ${cameraCount} cameras ${framesPerSecond} fps ${rate}x ${track}`;
    process.stdout.write(`${JSON.stringify({ name, ...metrics, marks: marksOf(metrics) })}\n`);
  } finally {
    await app.close();
  }
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}

run().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
