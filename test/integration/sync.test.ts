/** The service's event list into the library, over real HTTP, with faults on the way. */
import { expect, onTestFinished, test } from 'vitest';
import type { SyncState } from '@shared/domain/sync';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { FleetService } from '@main/fleet/types';
import { createSync, openLibrary, type Library, type Sync } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import type { Simulator, SimulatorOptions } from '@simulator/index';
import { signedInTo } from '../support/signed-in';
import { tempFolder } from '../support/temp-folder';

const PARTITION = 'fleet-1';

interface Bench {
  readonly simulator: Simulator;
  readonly library: Library;
  readonly sync: Sync;
  readonly states: SyncState[];
  readonly service: FleetService;
  readonly makeSync: (library: Library) => Sync;
  readonly root: string;
}

async function bench(options: SimulatorOptions): Promise<Bench> {
  const root = await tempFolder();
  const { simulator, service } = await signedInTo(options);
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  const states: SyncState[] = [];
  const makeSync = (target: Library): Sync =>
    createSync({
      library: target,
      service: () => service,
      partitionId: () => PARTITION,
      clock: systemClock,
      log: silentLog,
      onChange: (state) => states.push(state),
    });
  return { simulator, library, sync: makeSync(library), states, service, makeSync, root };
}

async function run(sync: Sync): Promise<SyncState> {
  sync.start();
  await sync.idle();
  return sync.state();
}

const total = (library: Library): number => library.query(PARTITION, EMPTY_QUERY).total;

test('reads every page and says how far it is', async () => {
  const { sync, library, states, simulator } = await bench({ events: 1050 });
  expect(await run(sync)).toMatchObject({
    status: 'idle',
    recordsRead: 1050,
    recordsTotal: 1050,
    error: null,
  });
  expect(total(library)).toBe(1050);
  expect(states.filter(({ status }) => status === 'running').at(-1)?.recordsRead).toBe(1050);
  expect(simulator.requests.filter(({ pathname }) => pathname === '/V2/events')).toHaveLength(6);
});

test('each record knows the answer it came with; an answer that no record names is forgotten', async () => {
  const { sync, library, simulator } = await bench({ events: 450 });
  const answers = (): readonly unknown[] =>
    library.database.all(
      `SELECT a.answer_id, a.url, a.headers, a.records, count(i.row_id) AS named FROM list_answers a
       LEFT JOIN incidents i ON i.list_answer_id = a.answer_id AND i.partition_id = a.partition_id
       GROUP BY a.answer_id`,
    );
  await run(sync);
  expect(answers()).toHaveLength(3);
  for (const answer of answers()) {
    expect(answer).toMatchObject({
      url: expect.stringMatching(/\/V2\/events\?since=\d+&until=\d+&offset=0&limit=200/) as string,
      headers: expect.stringContaining('"content-type":"application/json') as string,
    });
    const { records, named } = answer as { records: number; named: number };
    expect(records).toBe(named);
  }
  // The same list again says nothing new: nothing is kept of it.
  const before = answers();
  await run(sync);
  expect(answers()).toEqual(before);
  // Everything is said anew: the old answers go.
  library.database.run("UPDATE incidents SET list_record = '{}'");
  library.database.run('UPDATE partitions SET synced_through_ms = NULL, last_deep_ms = NULL');
  await run(sync);
  expect(answers()).toHaveLength(3);
  expect(answers()).not.toEqual(before);
  const row = library.query(PARTITION, EMPTY_QUERY).rows[0];
  expect(library.listRecord(row?.incidentId ?? '').source.url).toContain(simulator.url);
});

test('a sync that breaks keeps its pages and goes on from there, also after a restart', async () => {
  const { sync, library, simulator, makeSync } = await bench({ events: 1000 });
  simulator.order([{ path: '/V2/events', from: 3, fault: { kind: 'drop' } }]);
  expect(await run(sync)).toMatchObject({
    status: 'failed',
    recordsRead: 399,
    error: { code: expect.stringMatching(/^network\./) as string },
  });
  // Each page starts with the last second of the one before.
  expect(total(library)).toBe(399);
  simulator.clearFaults();
  const asked = simulator.requests.length;
  const again = makeSync(library);
  expect(await run(again)).toMatchObject({ status: 'idle', recordsRead: 1000 });
  expect(total(library)).toBe(1000);
  expect(simulator.requests.length - asked).toBe(4);
});

test('a record that cannot be read is kept raw, counted, and stops nothing', async () => {
  const { sync, library, simulator } = await bench({ events: 300 });
  // Always the same window, so that the same records are hit twice.
  library.ensurePartition({ partitionId: PARTITION, label: 'Fleet', demo: true });
  simulator.order([
    { path: '/V2/events', fault: { kind: 'malformed', every: 50, as: 'no-ticket' } },
  ]);
  expect(await run(sync)).toMatchObject({ status: 'idle', recordsUnreadable: 6 });
  // A page starts with the last second of the one before: what failed there is read this time.
  expect(total(library)).toBe(295);
  expect(library.unreadableRecords(PARTITION).length).toBeGreaterThan(0);
  const kept = library.unreadableRecords(PARTITION).length;
  await run(sync);
  expect(library.unreadableRecords(PARTITION)).toHaveLength(kept);
});

test('records with nothing but ticket and time are incidents too', async () => {
  const { sync, library, simulator } = await bench({ events: 30 });
  simulator.order([{ path: '/V2/events', fault: { kind: 'nulls' } }]);
  expect(await run(sync)).toMatchObject({ status: 'idle', recordsUnreadable: 0 });
  expect(library.query(PARTITION, EMPTY_QUERY).rows[0]).toMatchObject({
    typeName: 'Event',
    group: 'other',
    driverName: null,
    daysLeft: null,
    severityLevel: null,
  });
});

test('a second sync reads only the overlap and changes nothing', async () => {
  const { sync, library } = await bench({ events: 600 });
  await run(sync);
  const changed: (readonly string[])[] = [];
  library.onChanged((ids) => changed.push(ids));
  const second = await run(sync);
  expect(second.recordsRead).toBeLessThan(600);
  expect(changed).toEqual([]);
  expect(total(library)).toBe(600);
});

test('cancel ends as idle, not as a failure', async () => {
  const { sync, library, simulator } = await bench({ events: 1000 });
  simulator.order([{ path: '/V2/events', from: 2, fault: { kind: 'latency', ms: 60_000 } }]);
  sync.start();
  await expect.poll(() => sync.state().recordsRead).toBe(200);
  sync.cancel();
  await sync.idle();
  expect(sync.state()).toMatchObject({ status: 'idle', error: null });
  expect(total(library)).toBe(200);
});

test('without a sign-in it says so', async () => {
  const { library } = await bench({ events: 1 });
  const sync = createSync({
    library,
    service: () => null,
    partitionId: () => null,
    clock: systemClock,
    log: silentLog,
    onChange: () => {},
  });
  expect(sync.start()).toMatchObject({ status: 'failed', error: { code: 'service.signed-out' } });
});
