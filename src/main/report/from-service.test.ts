/** Tests of reading the service's report, with what the reference leaves open. */
import { expect, test } from 'vitest';
import type { SafetyReport } from '@main/fleet';
import { reportFromService } from './from-service';

const QUERY = { fromDay: '2026-10-24', toDay: '2026-10-25', zone: 'UTC' };
const CONTEXT = {
  receivedAtMs: 7,
  typeNames: new Map([[1, ['collision']]]),
  tripUnits: { distance: 'm', time: 's' },
} as const;

const report = (fields: Partial<SafetyReport>): SafetyReport => ({
  categories: [],
  trip: { distance: null, idling: null, time: null, trips: null },
  trends: [],
  unreadable: [],
  ...fields,
});

test('takes dates in the spellings a service may use, and counts what fits no day', () => {
  const day = (date: string) => ({ date, types: [{ type: 1, count: 1 }], severity: { '2': 1 } });
  const read = reportFromService(
    report({
      trends: [
        {
          trendType: 'Sensor',
          days: [
            day('2026-10-24'),
            day('2026/10/24'),
            day('20261025'),
            day('2026-10-24T00:00:00+02:00'),
            day('2026-10-26'),
            day('Saturday'),
          ],
        },
      ],
    }),
    QUERY,
    CONTEXT,
  );
  expect(read.days.map(({ byType }) => byType['1'])).toEqual([3, 1]);
  expect(read.unreadable).toBe(2);
});

test('adds up a type or level that several trends share; unknown types and categories stay', () => {
  const days = [{ date: '2026-10-24', types: [{ type: 77, count: 2 }], severity: { '4': 2 } }];
  const read = reportFromService(
    report({
      categories: [
        { category: 'AI (DMS)', count: 3 },
        { category: 'Weather', count: 2 },
      ],
      trends: [
        { trendType: 'Weather', days },
        { trendType: 'Sensor', days },
      ],
    }),
    QUERY,
    CONTEXT,
  );
  expect(read.types).toEqual([{ key: '77', typeNames: ['Type 77'], group: 'other', count: 4 }]);
  expect(read.days[0]?.bySeverity).toEqual({ '4': 4 });
  expect(read.total).toBe(5);
  expect(read.categories.map(({ group, word, count }) => [group, word, count])).toEqual([
    ['sensor', '', 0],
    ['adas', '', 0],
    ['traffic-sign', '', 0],
    ['dms', 'AI (DMS)', 3],
    ['other', 'Weather', 2],
  ]);
});
