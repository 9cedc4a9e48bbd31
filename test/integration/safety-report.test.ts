/** The safety report: from the service over real HTTP, from its kept answer, and counted from the library. */
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ApiProfile, DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import type { PeriodReport, SafetyReportQuery } from '@shared/domain/safety-report';
import type { FleetClient } from '@main/fleet';
import { createSync, openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { createSafetyReports } from '@main/report';
import { startSimulator } from '@simulator/index';
import { signedInClient } from '../support/fleet-connection';
import { tempFolder } from '../support/temp-folder';

const PARTITION = 'demo';
const WEEK: SafetyReportQuery = {
  fromDay: '2026-10-19',
  toDay: '2026-10-25',
  zone: 'Europe/Amsterdam',
};

async function bench(profile: ApiProfile = DEFAULT_API_PROFILE) {
  const root = await tempFolder();
  const simulator = await startSimulator({ demoFolder: resolve('resources/demo') });
  onTestFinished(() => simulator.close());
  const { client } = await signedInClient(simulator, { retry: { attempts: 1 } });
  let service: FleetClient | null = client;
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  library.ensurePartition({ partitionId: PARTITION, label: 'Demo fleet', demo: true });
  const effects = { library, clock: systemClock, log: silentLog };
  const sync = createSync({
    ...effects,
    service: () => service,
    partitionId: () => PARTITION,
    onChange: () => {},
  });
  sync.start();
  await sync.idle();
  const reports = createSafetyReports({
    library,
    log: silentLog,
    service: () => service,
    profile: () => profile,
  });
  const goOffline = (): void => {
    service = null;
  };
  return { simulator, library, reports, goOffline };
}

const countOf = (report: PeriodReport, group: string): number =>
  report.categories.find((category) => category.group === group)?.count ?? -1;

test('the service’s figures, with this library’s labels for its type numbers', async () => {
  const { reports, simulator } = await bench();
  const { current, previous, problem } = await reports.show(PARTITION, WEEK);
  expect(problem).toBeNull();
  expect(current).toMatchObject({ source: 'service', total: 14, unreadable: 0 });
  expect(current.categories.map(({ group, count }) => [group, count])).toEqual([
    ['sensor', 8],
    ['adas', 2],
    ['traffic-sign', 1],
    ['dms', 3],
  ]);
  expect(current.days.map(({ day }) => day)).toEqual([
    '2026-10-19',
    '2026-10-20',
    '2026-10-21',
    '2026-10-22',
    '2026-10-23',
    '2026-10-24',
    '2026-10-25',
  ]);
  expect(current.types[0]).toMatchObject({ key: '1', typeNames: ['collision'], count: 4 });
  expect(current.days[2]?.byType).toEqual({ '1': 1, '21': 1 });
  expect(current.days[6]?.bySeverity).toEqual({ '3': 1 });
  expect(current.trips?.count).toBeGreaterThan(0);
  expect(current.trips?.distanceM).toBeGreaterThan(1000);
  expect(previous).toMatchObject({ source: 'service', total: 0 });
  const asked = simulator.requests
    .filter(({ pathname }) => pathname === '/V2/analytics/safety')
    .map(({ query }) => new URLSearchParams(query).get('tz'));
  expect(asked).toEqual(['Europe/Amsterdam', 'Europe/Amsterdam']);
});

test('a service that counts kilometres and minutes is read so, once the profile says it', async () => {
  const { current: plain } = await (await bench()).reports.show(PARTITION, WEEK);
  const told = { ...DEFAULT_API_PROFILE, tripUnits: { distance: 'km', time: 'min' } } as const;
  const { current } = await (await bench(told)).reports.show(PARTITION, WEEK);
  expect(current.trips?.distanceM).toBe((plain.trips?.distanceM ?? 0) * 1000);
  expect(current.trips?.idlingSeconds).toBe((plain.trips?.idlingSeconds ?? 0) * 60);
});

test('without the service the same incidents are counted here, and trips are not known', async () => {
  const { reports, goOffline, library } = await bench();
  goOffline();
  const { current, previous, problem } = await reports.show(PARTITION, WEEK);
  expect(problem).toBeNull();
  expect(current).toMatchObject({ source: 'library', trips: null });
  expect(current.asOfMs).toBe(library.partition(PARTITION)?.lastSyncedMs);
  // The remote clip is no driving event; what the service’s report leaves out is shown as other.
  expect(current.total).toBe(15);
  expect(countOf(current, 'other')).toBe(1);
  expect(
    current.days.map(({ byType }) => Object.values(byType).reduce((a, b) => a + b, 0)),
  ).toEqual([3, 2, 2, 2, 3, 2, 1]);
  expect(previous).toMatchObject({ source: 'library', total: 0 });
});

test('a service that fails is answered by its own kept figures, with their time', async () => {
  const { reports, simulator } = await bench();
  const first = await reports.show(PARTITION, WEEK);
  simulator.order([{ path: '/V2/analytics/safety', fault: { kind: 'status', status: 500 } }]);
  const again = await reports.show(PARTITION, WEEK);
  expect(again.problem).toMatchObject({ code: 'service.failed' });
  expect(again.current).toEqual(first.current);
  const other = await reports.show(PARTITION, { ...WEEK, fromDay: '2026-10-18' });
  expect(other).toMatchObject({ current: { source: 'library', trips: null } });
  // What the service counted where is remembered: the same incidents fall into the same categories.
  for (const { group, count } of first.current.categories) {
    expect(countOf(other.current, group), group).toBe(count);
  }
});

test('days begin where the zone says', async () => {
  const { reports, goOffline } = await bench();
  goOffline();
  // 2026-10-25 00:00:03 UTC is still the evening before in New York.
  const { current } = await reports.show(PARTITION, { ...WEEK, zone: 'America/New_York' });
  expect(current.days.at(-1)?.byType).toEqual({});
});

test('a period that is none is refused; a new question ends the one before', async () => {
  const { reports, simulator } = await bench();
  await expect(reports.show(PARTITION, { ...WEEK, toDay: '2026-10-01' })).rejects.toMatchObject({
    code: 'input.invalid',
  });
  await expect(reports.show(PARTITION, { ...WEEK, zone: 'Nowhere/Land' })).rejects.toMatchObject({
    code: 'input.invalid',
  });
  simulator.order([{ path: '/V2/analytics/safety', fault: { kind: 'latency', ms: 400 } }]);
  const slow = reports.show(PARTITION, WEEK);
  const next = reports.show(PARTITION, { ...WEEK, fromDay: '2026-10-24' });
  await expect(slow).rejects.toMatchObject({ name: 'AbortError' });
  expect((await next).current.days).toHaveLength(2);
});
