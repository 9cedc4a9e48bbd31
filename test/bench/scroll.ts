/**
 * Measures scrolling through a long list of incidents in the real window. The machine may draw without a GPU, so
 * what is told is the page's own work for each frame; frames a second are those of this machine's drawing.
 * The last line is one JSON object.
 *
 *   --events 100000 --seconds 12
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { launchApp } from '../support/electron-app';
import { ensureDisplay } from '../support/virtual-display';
import { markOf, percentile } from './playback/marks';
import { makeSyncedLibrary } from './sync/synced-library';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '12' },
  },
});
const SIZE = { width: 1280, height: 800 };
const FRAME_MS = 1000 / 60;

/** Pixels a frame: reading pace, a spun wheel, a dragged thumb. */
const SPEEDS = { slow: 12, wheel: 120, thumb: 4000 } as const;

/** What a page's clock and list say of one frame. */
interface Frame {
  readonly intervalMs: number;
  /** Rows in sight that are not there at all: a blank stretch. */
  readonly missing: number;
  /** Rows in sight that wait for their data. */
  readonly waiting: number;
}

/** Runs inside the page: scrolls by `step` each frame, and looks at the list before the next. */
function scrollBy([step, seconds]: readonly [number, number]): Promise<readonly Frame[]> {
  const body = document.querySelector<HTMLElement>('.rows__body');
  if (body === null) throw new Error('no list is on screen');
  const frames: Frame[] = [];
  const begun = performance.now();
  let last = begun;
  let direction = 1;
  return new Promise((resolve) => {
    const look = (nowMs: number): void => {
      const box = body.getBoundingClientRect();
      const rows = [...body.querySelectorAll<HTMLElement>('[role="row"]')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > box.top && top < box.bottom;
      });
      const due = Math.floor(body.clientHeight / 40);
      frames.push({
        intervalMs: nowMs - last,
        missing: Math.max(0, due - rows.length),
        waiting: rows.filter((row) => row.querySelector('[class*="waiting"]') !== null).length,
      });
      last = nowMs;
      if (nowMs - begun > seconds * 1000) {
        resolve(frames.slice(1));
        return;
      }
      const end = body.scrollHeight - body.clientHeight;
      if (body.scrollTop >= end - 1) direction = -1;
      if (body.scrollTop <= 0) direction = 1;
      body.scrollTop += step * direction;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const PARTS = {
  Work: 'TaskDuration',
  Script: 'ScriptDuration',
  Style: 'RecalcStyleDuration',
  Layout: 'LayoutDuration',
} as const;

/** Processor seconds of the page's main thread since it began, whatever else the machine did meanwhile. */
async function workSeconds(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

async function measure(page: Page): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  // The compiler that runs this file names inner functions through a helper that the page lacks.
  await page.evaluate('globalThis.__name = (each) => each');
  const figures: Record<string, number> = {};
  for (const [name, step] of Object.entries(SPEEDS)) {
    const before = await workSeconds(session);
    const seconds = Number(values.seconds);
    const frames = await page.evaluate(scrollBy, [step, seconds] as const);
    const after = await workSeconds(session);
    const perFrame = (metric: string): number =>
      (((after.get(metric) ?? Number.NaN) - (before.get(metric) ?? Number.NaN)) * 1000) /
      frames.length;
    const intervals = frames.map(({ intervalMs }) => intervalMs);
    const share = (of: (frame: Frame) => boolean): number =>
      frames.filter(of).length / frames.length;
    Object.assign(figures, {
      [`${name}Frames`]: frames.length,
      [`${name}FramesPerSecond`]: frames.length / seconds,
      [`${name}IntervalP95Ms`]: percentile(intervals, 0.95),
      ...Object.fromEntries(
        Object.entries(PARTS).map(([part, metric]) => [
          `${name}${part}MsPerFrame`,
          perFrame(metric),
        ]),
      ),
      [`${name}BlankFrames`]: frames.filter(({ missing }) => missing > 0).length,
      [`${name}WaitingShare`]: share(({ waiting }) => waiting > 0),
    });
  }
  return figures;
}

async function run(): Promise<void> {
  const endDisplay = await ensureDisplay();
  const folder = await mkdtemp(join(tmpdir(), 'roadproof-bench-'));
  try {
    const libraryFolder = join(folder, 'library');
    await makeSyncedLibrary(libraryFolder, Number(values.events));
    const running = await launchApp({ userData: join(folder, 'user'), libraryFolder });
    const { page } = running;
    await running.app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, SIZE);
    await page.getByRole('button', { name: /^bench/i }).click();
    await page.getByRole('link', { name: 'Incidents' }).click();
    await page.getByRole('grid').getByRole('row').nth(5).waitFor();
    const metrics = await measure(page);
    await running.close();
    for (const [name, value] of Object.entries(metrics)) {
      process.stdout.write(`${name.padEnd(28)} ${Number(value.toFixed(3))}\n`);
    }
    const marks = Object.keys(SPEEDS).flatMap((name) => [
      markOf(metrics, `${name}WorkMsPerFrame`, FRAME_MS, 'most'),
      markOf(metrics, `${name}BlankFrames`, 0, 'most'),
    ]);
    const name = `scroll ${values.events} events`;
    process.stdout.write(`${JSON.stringify({ name, ...metrics, marks })}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
    endDisplay();
  }
}

run().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
