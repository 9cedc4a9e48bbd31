/** What changes behind a sync's back: late events, changed ones, vanished ones, tokens, another fleet. */
import { expect, onTestFinished, test } from 'vitest';
import type { FleetService } from '@main/fleet/types';
import { createSync, openLibrary, type Library, type Sync } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { startSimulator, type Simulator, type SimulatorOptions } from '@simulator/index';
import { signedInClient } from '../support/fleet-connection';
import { fleetEvent } from '../support/fleet-events';
import { tempFolder } from '../support/temp-folder';

const DAY_MS = 86_400_000;
const PARTITION = 'fleet-1';

async function emptyLibrary(): Promise<Library> {
  const library = openLibrary({ root: await tempFolder(), clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  library.ensurePartition({ partitionId: PARTITION, label: 'Fleet', demo: false });
  return library;
}

function syncOf(library: Library, service: () => FleetService, clock = systemClock): Sync {
  return createSync({
    library,
    service,
    partitionId: () => PARTITION,
    clock,
    log: silentLog,
    onChange: () => {},
  });
}

async function run(sync: Sync): Promise<void> {
  sync.start();
  await sync.idle();
  expect(sync.state()).toMatchObject({ status: 'idle', error: null });
}

/** A list that a test writes by hand, paged and filtered as the service does it. */
function listOf(events: () => readonly ReturnType<typeof fleetEvent>[]): FleetService {
  return {
    events: ({ sinceMs, untilMs, offset, limit }) => {
      const fitting = events()
        .filter(({ timeMs }) => timeMs >= sinceMs && timeMs <= untilMs)
        .sort((a, b) => a.timeMs - b.timeMs);
      const page = fitting.slice(offset, offset + limit);
      const raw = page.map((event) => ({ event, raw: { ...event } }));
      const value = { count: fitting.length, events: raw, unreadable: [] };
      return Promise.resolve({ value, raw: null, text: '', receivedAtMs: 0, url: '', headers: {} });
    },
    event: () => Promise.reject(new Error('not asked for')),
    eventAssets: () => Promise.reject(new Error('not asked for')),
  };
}

const rowsOf = (library: Library) =>
  new Map(
    library
      .query(PARTITION, { ...EMPTY_QUERY, limit: 1000 })
      .rows.map((row) => [row.ticket, row] as const),
  );

test('late, changed, vanished and returning events are picked up, nothing is deleted', async () => {
  const now = Date.now();
  let list = Array.from({ length: 450 }, (_, index) =>
    fleetEvent({ ticket: `T${index}`, timeMs: now - DAY_MS + index * 60_000, videosUploaded: 1 }),
  );
  const library = await emptyLibrary();
  const sync = syncOf(library, () => listOf(() => list));
  await run(sync);
  expect(rowsOf(library).size).toBe(450);

  const late = fleetEvent({ ticket: 'LATE', timeMs: now - 3 * DAY_MS });
  list = [late, ...list.filter(({ ticket }) => ticket !== 'T17' && ticket !== 'T449')].map(
    (event) =>
      event.ticket === 'T300' ? { ...event, videosUploaded: 2, daysLeft: 3, tag: 4 } : event,
  );
  await run(sync);
  const rows = rowsOf(library);
  expect(rows.size).toBe(451);
  expect(rows.get('T300')).toMatchObject({ videosArrived: 2, daysLeft: 3 });
  expect(rows.get('T17')?.vanishedAtMs).toBeGreaterThanOrEqual(now);
  expect(rows.get('T449')?.vanishedAtMs).toBeGreaterThanOrEqual(now);
  expect([...rows.values()].filter((row) => row.vanishedAtMs !== null)).toHaveLength(2);

  list = [...list, fleetEvent({ ticket: 'T17', timeMs: now - DAY_MS + 17 * 60_000 })];
  await run(sync);
  expect(rowsOf(library).get('T17')?.vanishedAtMs).toBeNull();
});

test('an event that comes weeks late is found by the whole reading once a day', async () => {
  let now = Date.now();
  let list = [fleetEvent({ ticket: 'A', timeMs: now - DAY_MS })];
  const library = await emptyLibrary();
  const clock = { ...systemClock, now: () => now };
  const sync = syncOf(library, () => listOf(() => list), clock);
  await run(sync);
  list = [...list, fleetEvent({ ticket: 'WEEKS', timeMs: now - 25 * DAY_MS })];
  await run(sync);
  expect(rowsOf(library).has('WEEKS')).toBe(false);
  now += DAY_MS;
  await run(sync);
  expect(rowsOf(library).has('WEEKS')).toBe(true);
});

test('events that come or go while the list is read leave none out', async () => {
  const now = Date.now();
  let list = Array.from({ length: 900 }, (_, index) =>
    fleetEvent({ ticket: `T${index}`, timeMs: now - DAY_MS + index * 1000 }),
  );
  const library = await emptyLibrary();
  const service = listOf(() => list);
  let pages = 0;
  const moving: FleetService = {
    ...service,
    events: async (query) => {
      const answer = await service.events(query);
      pages += 1;
      // Two are deleted behind the reader at each page: numbers slide, times do not.
      if (pages > 1) list = list.slice(2);
      return answer;
    },
  };
  await run(syncOf(library, () => moving));
  expect(rowsOf(library).size).toBe(900);
});

async function signedIn(options: SimulatorOptions) {
  const simulator: Simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  return { simulator, ...(await signedInClient(simulator)) };
}

test('a token that ends in the middle, 429 and a dropped line are got over in silence', async () => {
  const { simulator, client, renewals } = await signedIn({ events: 1500 });
  simulator.order([
    { path: '/V2/events', from: 2, to: 2, fault: { kind: 'revoke-tokens' } },
    {
      path: '/V2/events',
      from: 4,
      to: 5,
      fault: { kind: 'too-many', retryAfterSeconds: 0.05 },
    },
    { path: '/V2/events', from: 7, to: 7, fault: { kind: 'drop' } },
    { path: '/V2/events', from: 9, to: 9, fault: { kind: 'unauthorized' } },
  ]);
  const library = await emptyLibrary();
  await run(syncOf(library, () => client));
  expect(renewals()).toBe(2);
  expect(library.query(PARTITION, EMPTY_QUERY).total).toBe(1500);
});

test('a token that has expired since yesterday is renewed on the way', async () => {
  const { simulator, client, renewals } = await signedIn({
    events: 300,
    scenario: { tokenSeconds: 600 },
  });
  simulator.advance(1200);
  const library = await emptyLibrary();
  await run(syncOf(library, () => client));
  expect(renewals()).toBe(1);
});

test('another fleet in the middle of a sync: each library holds its own events, and both get whole', async () => {
  const list = (prefix: string) =>
    Array.from({ length: 1000 }, (_, index) =>
      fleetEvent({ ticket: `${prefix}${index}`, timeMs: Date.now() - DAY_MS + index * 1000 }),
    );
  const fleets = { a: listOf(() => list('A')), b: listOf(() => list('B')) };
  let current: 'a' | 'b' = 'a';
  const library = await emptyLibrary();
  for (const partitionId of ['a', 'b']) {
    library.ensurePartition({ partitionId, label: partitionId, demo: false });
  }
  const sync = createSync({
    library,
    service: () => fleets[current],
    partitionId: () => current,
    clock: systemClock,
    log: silentLog,
    onChange: () => {},
  });
  const total = (partitionId: string): number => library.query(partitionId, EMPTY_QUERY).total;
  sync.start();
  await expect.poll(() => total('a'), { interval: 1 }).toBeGreaterThan(0);
  current = 'b';
  sync.start();
  await expect.poll(() => total('b')).toBe(1000);
  await sync.idle();
  expect(total('a')).toBeLessThan(1000);
  current = 'a';
  sync.start();
  await sync.idle();
  expect([total('a'), total('b')]).toEqual([1000, 1000]);
  const tickets = library.database.all("SELECT ticket FROM incidents WHERE partition_id = 'a'");
  expect(tickets.every((row) => String(row['ticket']).startsWith('A'))).toBe(true);
});
