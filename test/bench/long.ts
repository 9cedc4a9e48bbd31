/**
 * Measures a very long recording in the built app: import, opening until the first picture, seeks all
 * over it, playing, and the memory meanwhile. Makes the recording itself, once. The last line is one JSON object.
 *
 *   --hours 24 --fps 10 --uneven --fixes 1 --seeks 20 --play 30
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { IMPORTED_PARTITION } from '@shared/domain/import';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { launchApp, type RunningApp } from '../support/electron-app';
import { makeRecording } from './long/make-recording';
import { markOf, percentile } from './playback/marks';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '24' },
    fps: { type: 'string', default: '10' },
    uneven: { type: 'boolean', default: false },
    fixes: { type: 'string', default: '1' },
    seeks: { type: 'string', default: '20' },
    play: { type: 'string', default: '30' },
  },
});
const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Seconds the whole import takes: hashing, reading every frame's time, and the index. */
async function importInto(library: string, source: string): Promise<number> {
  const fromMs = performance.now();
  const cli = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), join(ROOT, 'src/main/cli/index.ts')];
  const order = ['import', source, '--library', library, '--link', '--all', '--zone', 'UTC'];
  await run(process.execPath, [...cli, ...order, '--user', 'bench'], { cwd: ROOT });
  return (performance.now() - fromMs) / 1000;
}

/** Resident memory of the page and of main, MiB. */
async function memory({ app }: RunningApp): Promise<{ page: number; main: number }> {
  const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics());
  const of = (type: string): number =>
    Math.round(
      metrics
        .filter((metric) => metric.type === type)
        .reduce((sum, metric) => sum + metric.memory.workingSetSize, 0) / 1024,
    );
  return { page: of('Tab'), main: of('Browser') };
}

/** Milliseconds from asking for the review until its picture is on screen. */
async function openReview({ page }: RunningApp, incidentId: string): Promise<number> {
  const fromMs = performance.now();
  await page.evaluate((id) => {
    location.hash = `#/incidents/${id}/review`;
  }, incidentId);
  await page.waitForFunction(
    () => [...document.querySelectorAll('video')].some((video) => video.videoWidth > 0),
    undefined,
    { polling: 20, timeout: 120_000 },
  );
  return performance.now() - fromMs;
}

/** Presses on the time line; milliseconds until another picture stands on the screen. */
async function seekTo({ page }: RunningApp, part: number): Promise<number> {
  return page.evaluate(async (where) => {
    const line = document.querySelector('[data-testid="deck-timeline"]');
    const video = [...document.querySelectorAll('video')].find(({ videoWidth }) => videoWidth > 0);
    if (line === null || video === undefined) throw new Error('no deck');
    const box = line.getBoundingClientRect();
    const at = { clientX: box.left + box.width * where, clientY: box.top + 16, button: 0 };
    const fromMs = performance.now();
    const painted = new Promise((done) => video.requestVideoFrameCallback(done));
    line.setPointerCapture = () => undefined;
    line.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerId: 1, bubbles: true }));
    await painted;
    return performance.now() - fromMs;
  }, part);
}

async function measure(running: RunningApp, incidentId: string): Promise<Record<string, number>> {
  const { page } = running;
  const idle = await memory(running);
  const materialMs = await page.evaluate(async (id) => {
    const fromMs = performance.now();
    const bridge = globalThis as unknown as {
      roadproof: { invoke(name: string, input: unknown): Promise<unknown> };
    };
    await bridge.roadproof.invoke('incidents:review', { incidentId: id });
    return performance.now() - fromMs;
  }, incidentId);
  const openMs = await openReview(running, incidentId);
  await page.waitForTimeout(4000);
  const opened = await memory(running);
  const seeks: number[] = [];
  for (let count = 0; count < Number(values.seeks); count += 1) {
    seeks.push(await seekTo(running, ((count * 0.618 + 0.1) % 1) * 0.98));
    await page.waitForTimeout(150);
  }
  const sought = await memory(running);
  await page.keyboard.press('Space');
  const playS = Number(values.play);
  await page.waitForTimeout((playS * 1000) / 3);
  const early = await memory(running);
  await page.waitForTimeout((playS * 2000) / 3);
  const played = await memory(running);
  await page.keyboard.press('Space');
  return {
    materialMs,
    openMs,
    seekP50Ms: percentile(seeks, 0.5),
    seekP95Ms: percentile(seeks, 0.95),
    pageIdleMb: idle.page,
    pageOpenedMb: opened.page,
    pageSoughtMb: sought.page,
    pagePlayedMb: played.page,
    pageGrownWhilePlayingMb: played.page - early.page,
    mainIdleMb: idle.main,
    mainOpenedMb: opened.main,
    mainPlayedMb: played.main,
  };
}

async function main(): Promise<void> {
  const recording = await makeRecording(join(ROOT, '.cache/bench/long'), {
    hours: Number(values.hours),
    framesPerSecond: Number(values.fps),
    uneven: values.uneven,
    fixesPerSecond: Number(values.fixes),
  });
  const folder = await mkdtemp(join(tmpdir(), 'roadproof-bench-long-'));
  const library = join(folder, 'library');
  try {
    const importS = await importInto(library, recording);
    const running = await launchApp({ userData: join(folder, 'user'), libraryFolder: library });
    try {
      const { partitionId } = IMPORTED_PARTITION;
      await running.ask('session:open-library', { partitionId });
      const { rows } = await running.ask('incidents:query', EMPTY_QUERY);
      const incidentId = rows[0]?.incidentId ?? '';
      const metrics = { importS, ...(await measure(running, incidentId)) };
      const marks = [markOf(metrics, 'openMs', 2000, 'most')];
      process.stdout.write(`${JSON.stringify({ bench: 'long', ...values, metrics, marks })}\n`);
    } finally {
      await running.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

void main();
