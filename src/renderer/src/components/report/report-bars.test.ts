/** Tests of what the report's bars show and what a click on them means. */
import type { PeriodReport } from '@shared/domain/safety-report';
import { expect, it } from 'vitest';
import { barsBySeverity, barsByType } from './report-bars';
import { presetDays } from '@renderer/stores/report-periods';
import { compareCounts, compareTotals, daySpan, longDay, longSpan } from './report-words';

const types = ['collision', 'harsh_braking', 'speeding', 'phone_use', 'drowsiness', 'a', 'b'];
const report: PeriodReport = {
  query: { fromDay: '2026-10-24', toDay: '2026-10-25', zone: 'UTC' },
  source: 'library',
  asOfMs: null,
  total: 10,
  categories: [],
  trips: null,
  types: types.map((name, index) => ({
    key: String(index),
    typeNames: [name],
    group: 'sensor',
    count: 2,
  })),
  days: [
    { day: '2026-10-24', byType: { '0': 2, '5': 1, '6': 1 }, bySeverity: { '3': 1, none: 3 } },
    { day: '2026-10-25', byType: { '1': 2, '6': 1 }, bySeverity: { '1': 3 } },
  ],
  unreadable: 0,
};

it('shows five types and the rest together, each with the list it leads to', () => {
  const { days, groups } = barsByType(report);
  expect(days).toEqual(['2026-10-24', '2026-10-25']);
  expect(groups.map(({ label }) => label)).toEqual([
    'Impact',
    'Harsh braking',
    'Speeding',
    'Phone use',
    'Drowsiness',
    '2 other types',
  ]);
  expect(groups[1]).toMatchObject({ counts: [0, 2], filter: { typeNames: ['harsh_braking'] } });
  expect(groups[5]).toMatchObject({ counts: [2, 1], total: 3, filter: { typeNames: ['a', 'b'] } });
});

it('orders severities from mild to severe, unknown ones last', () => {
  const { groups } = barsBySeverity(report, (level) => `Level ${level}`);
  expect(groups.map(({ label, total }) => [label, total])).toEqual([
    ['Level 1', 3],
    ['Level 3', 1],
    ['Not given', 3],
  ]);
  expect(groups.map(({ filter }) => filter.severityLevels)).toEqual([[1], [3], []]);
});

it('tells days, spans and comparisons in words', () => {
  expect(presetDays('week', '2026-10-25')).toEqual({ fromDay: '2026-10-19', toDay: '2026-10-25' });
  expect(daySpan('2026-10-19', '2026-10-25')).toBe('19 Oct – 25 Oct 2026');
  expect(daySpan('2025-12-30', '2026-01-05')).toBe('30 Dec 2025 – 5 Jan 2026');
  expect(longDay('2026-10-21')).toBe('Wed 21 Oct 2026');
  expect(longSpan(59 * 60)).toBe('59 min');
  expect(longSpan(4_509_000)).toBe('1,252 h 30 min');
  expect(compareCounts(8, 5)).toEqual({ direction: 'up', change: '+3', text: 'from 5 before' });
  expect(compareCounts(5, 8)).toMatchObject({ direction: 'down', change: '−3' });
  expect(compareCounts(5, 5)).toMatchObject({ direction: 'same' });
  expect(compareCounts(5, null)).toBeNull();
  expect(compareTotals(150, 100)).toMatchObject({ change: '+50 %' });
  expect(compareTotals(150, 0)).toBeNull();
});
