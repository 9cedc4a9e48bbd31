/**
 * Measures a first sync of a large fleet over real HTTP while the list is on screen, then the list itself.
 * The last line is one JSON object.
 *
 *   --events 100000 --queries 300
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Library, Sync } from '@main/library';
import { completenessOf } from '@shared/domain/completeness';
import { EMPTY_QUERY, type IncidentSort } from '@shared/domain/incident-query';
import { markOf, percentile } from './playback/marks';
import { watchLoop } from './sync/event-loop';
import { startSimulatorProcess } from './sync/simulator-process';
import { PARTITION, runToEnd, unsyncedLibrary } from './sync/synced-library';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '300' },
  },
});
/** As often as the window asks again while rows change. */
const LIST_EVERY_MS = 250;
const APART_MS = 10;
const SOON_DAYS = 7;
/** Words of the made-up fleet: types, names, vehicles. */
const WORDS = ['harsh', 'ada', 'van 01', 'impact', 'mull', 'ines cas', 'speed', 'k', 'phone use'];
const SORTS: readonly IncidentSort[] = [
  'days-left',
  'time',
  'severity',
  'driver',
  'vehicle',
  'type',
];

interface SyncFigures extends Record<string, number> {
  readonly seconds: number;
  readonly events: number;
}

/** Runs until the list is read to its end, with the list's own questions in between. */
async function measureSync(library: Library, sync: Sync): Promise<SyncFigures> {
  const loop = watchLoop();
  let peakRssBytes = 0;
  const asking = setInterval(() => {
    // Each is a message of its own from the window, and so a turn of its own.
    library.query(PARTITION, EMPTY_QUERY);
    setTimeout(() => library.facets(PARTITION), APART_MS);
    setTimeout(() => {
      completenessOf(library.select(PARTITION, EMPTY_QUERY), Date.now(), SOON_DAYS);
    }, 2 * APART_MS);
    peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
  }, LIST_EVERY_MS);
  const fromMs = performance.now();
  await runToEnd(sync);
  const seconds = (performance.now() - fromMs) / 1000;
  clearInterval(asking);
  const events = library.query(PARTITION, EMPTY_QUERY).total;
  return {
    events,
    seconds,
    eventsPerSecond: events / seconds,
    peakRssMb: peakRssBytes / 1e6,
    ...loop.stop(),
  };
}

interface SearchTime {
  readonly wallMs: number;
  /** The process's own work: what the wall clock would say with nothing else to do. */
  readonly busyMs: number;
}

/** Filter, words and order together, as a person narrows the list down. */
function measureSearch(library: Library, queries: number): readonly SearchTime[] {
  const ask = (index: number): SearchTime => {
    const fromCpu = process.cpuUsage();
    const fromMs = performance.now();
    library.query(PARTITION, {
      ...EMPTY_QUERY,
      text: WORDS[index % WORDS.length] ?? '',
      severityLevels: index % 2 === 0 ? [2, 3] : [],
      sort: SORTS[index % SORTS.length] ?? 'time',
      descending: index % 3 === 0,
      offset: (index % 4) * 100,
    });
    const wallMs = performance.now() - fromMs;
    const used = process.cpuUsage(fromCpu);
    return { wallMs, busyMs: (used.user + used.system) / 1000 };
  };
  // Warm: every order exists, every statement is prepared.
  for (let index = 0; index < WORDS.length * SORTS.length; index += 1) ask(index);
  return Array.from({ length: queries }, (_, index) => ask(index));
}

async function run(): Promise<void> {
  const events = Number(values.events);
  const root = await mkdtemp(join(tmpdir(), 'roadproof-bench-'));
  const simulator = await startSimulatorProcess(events);
  try {
    const { library, sync } = await unsyncedLibrary(root, simulator);
    const first = await measureSync(library, sync);
    const again = await measureSync(library, sync);
    const times = measureSearch(library, Number(values.queries));
    const searches = times.map(({ wallMs }) => wallMs);
    library.close();
    const metrics: Record<string, number> = {
      ...first,
      secondSyncSeconds: again.seconds,
      secondSyncLoopDelayMaxMs: again['loopDelayMaxMs'] ?? Number.NaN,
      searchP50Ms: percentile(searches, 0.5),
      searchP95Ms: percentile(searches, 0.95),
      searchMaxMs: percentile(searches, 1),
      searchBusyP95Ms: percentile(
        times.map(({ busyMs }) => busyMs),
        0.95,
      ),
    };
    for (const [name, value] of Object.entries(metrics)) {
      process.stdout.write(`${name.padEnd(28)} ${Number(value.toFixed(2))}\n`);
    }
    const marks = [
      markOf(metrics, 'events', events, 'least'),
      markOf(metrics, 'searchP95Ms', 15, 'most'),
      markOf(metrics, 'loopDelayMaxMs', 50, 'most'),
      markOf(metrics, 'secondSyncLoopDelayMaxMs', 50, 'most'),
    ];
    process.stdout.write(
      `${JSON.stringify({ name: `sync ${events} events`, ...metrics, marks })}\n`,
    );
  } finally {
    simulator.stop();
    await rm(root, { recursive: true, force: true });
  }
}

run().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
