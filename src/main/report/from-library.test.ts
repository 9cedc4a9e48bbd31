/** Tests of counting a report from incidents, at the edges of days. */
import { expect, test } from 'vitest';
import { reportFromLibrary, type CountedIncident } from './from-library';

const QUERY = { fromDay: '2026-10-24', toDay: '2026-10-26', zone: 'Europe/Amsterdam' };
const AS_OF = { asOfMs: 5, groups: new Map() };

const incident = (moment: string, fields: Partial<CountedIncident> = {}): CountedIncident => ({
  timeMs: Date.parse(moment),
  type: 4,
  typeName: 'harsh_braking',
  group: 'sensor',
  severity: 2,
  ...fields,
});

test('a day begins and ends at the zone’s midnight, also when the clocks change', () => {
  const report = reportFromLibrary(
    [
      incident('2026-10-23T21:59:59.999Z'),
      incident('2026-10-23T22:00:00Z'),
      incident('2026-10-24T21:59:59.999Z'),
      incident('2026-10-24T22:00:00Z'),
      incident('2026-10-25T22:59:59.999Z'),
      incident('2026-10-25T23:00:00Z'),
      incident('2026-10-26T23:00:00Z'),
    ],
    QUERY,
    AS_OF,
  );
  expect(report.days.map(({ byType }) => byType)).toEqual([
    { '4:harsh_braking': 2 },
    { '4:harsh_braking': 2 },
    { '4:harsh_braking': 1 },
  ]);
  expect(report).toMatchObject({ total: 5, source: 'library', asOfMs: 5, trips: null });
});

test('nothing is dropped for its type or a missing severity, but clips people asked for are', () => {
  const report = reportFromLibrary(
    [
      incident('2026-10-24T10:00:00Z', { type: null, typeName: 'Event', group: 'other' }),
      incident('2026-10-24T11:00:00Z', { severity: null }),
      incident('2026-10-24T12:00:00Z', { group: 'remote', typeName: 'remote_clip' }),
    ],
    QUERY,
    AS_OF,
  );
  expect(report.total).toBe(2);
  expect(report.categories.map(({ group, count }) => [group, count])).toEqual([
    ['sensor', 1],
    ['adas', 0],
    ['traffic-sign', 0],
    ['dms', 0],
    ['other', 1],
  ]);
  expect(report.days[0]?.bySeverity).toEqual({ '2': 1, none: 1 });
});

test('the service’s own category of a type comes before our reading of its label', () => {
  const report = reportFromLibrary([incident('2026-10-24T10:00:00Z')], QUERY, {
    asOfMs: null,
    groups: new Map([[4, 'traffic-sign']]),
  });
  expect(report.types[0]).toMatchObject({ group: 'traffic-sign', typeNames: ['harsh_braking'] });
});
