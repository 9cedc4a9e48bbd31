/** One Electron with the bench's page, and everything that is measured in it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { PlayResult, ReadFrom, ScrubResult, SeekResult, TrackKind } from './bench-types';
import { buildHost, type BuiltHost } from './build-host';
import { findElectron } from './find-electron';
import { withLoad, type ProcessLoad } from './processes';
import type { BenchSource } from './sources';

export interface Played {
  readonly rate: number;
  readonly deck: PlayResult;
  readonly load: ProcessLoad;
  /** Players left to themselves; null backwards, where they do not run. */
  readonly naive: PlayResult | null;
}

export interface Handled {
  readonly seek: SeekResult;
  readonly stepForward: SeekResult;
  readonly stepBack: SeekResult;
  readonly scrub: ScrubResult;
}

export interface SessionPlan {
  readonly rates: readonly number[];
  readonly seconds: number;
  readonly seeks: number;
  readonly steps: number;
  readonly drags: number;
  readonly track: TrackKind;
}

export interface SessionResult {
  readonly readFrom: ReadFrom;
  readonly played: readonly Played[];
  readonly handled: Handled;
}

/** Lasts as long as a run; other runs at the same time have their own. */
export async function withHost<T>(work: (host: BuiltHost) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'roadproof-bench-'));
  try {
    return await work(await buildHost(resolve(import.meta.dirname, 'page'), folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function measure(
  host: BuiltHost,
  source: BenchSource,
  plan: SessionPlan,
): Promise<SessionResult> {
  const app = await start(host, source);
  try {
    const page = await app.firstWindow();
    await page.waitForFunction(() => 'bench' in window);
    return await run(app, page, source, plan);
  } finally {
    await app.close();
  }
}

async function start(host: BuiltHost, source: BenchSource): Promise<ElectronApplication> {
  const planFile = join(host.appFolder, 'plan.json');
  const files = [...source.paths].map(([fileId, path]) => ({ fileId, path: resolve(path) }));
  await writeFile(
    planFile,
    JSON.stringify({ pageFolder: host.pageFolder, files, widthPx: 1280, heightPx: 800 }),
  );
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    executablePath: await findElectron(),
    args: [host.appFolder, ...asRoot],
    env: { ...definedEnv(), ROADPROOF_BENCH_PLAN: planFile },
  });
}

async function run(
  app: ElectronApplication,
  page: Page,
  source: BenchSource,
  plan: SessionPlan,
): Promise<SessionResult> {
  const openAs = (kind: TrackKind): Promise<ReadFrom> =>
    page.evaluate(([list, of]) => window.bench.open(list, of), [[...source.files], kind] as const);
  const naive = new Map<number, PlayResult>();
  const forward = plan.rates.filter((rate) => rate > 0);
  if (forward.length > 0) await openAs('video');
  for (const rate of forward) {
    const args = [rate, plan.seconds] as const;
    naive.set(rate, await page.evaluate(([r, s]) => window.bench.playNaive(r, s), args));
  }
  const readFrom = await openAs(plan.track);
  const played: Played[] = [];
  for (const rate of plan.rates) {
    const args = [rate, plan.seconds] as const;
    const { result: deck, load } = await withLoad(app, () =>
      page.evaluate(([r, s]) => window.bench.play(r, s), args),
    );
    played.push({ rate, deck, load, naive: naive.get(rate) ?? null });
  }
  return { readFrom, played, handled: await handle(page, plan) };
}

async function handle(page: Page, plan: SessionPlan): Promise<Handled> {
  return {
    seek: await page.evaluate((n) => window.bench.seek(n), plan.seeks),
    stepForward: await page.evaluate((n) => window.bench.step(n, 1), plan.steps),
    stepBack: await page.evaluate((n) => window.bench.step(n, -1), plan.steps),
    scrub: await page.evaluate((n) => window.bench.scrub(n), plan.drags),
  };
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}
