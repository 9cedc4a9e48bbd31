import { expect, it } from 'vitest';
import { statementScope } from './statement-scope';

const ALL = { typeNames: [], severityLevels: [], vehicles: [], drivers: [] };
const NO_DAYS = { fromDay: '', toDay: '' };
const NOW_MS = Date.UTC(2026, 10, 22, 12);
const severity = (level: number): string => ['None', 'Minor', 'Major'][level] ?? '';

it('names the days, not how long ago they are', () => {
  expect(statementScope('week', NO_DAYS, ALL, severity, NOW_MS)).toBe(
    'All events from 2026-11-15 to 2026-11-22',
  );
  expect(statementScope('custom', { ...NO_DAYS, toDay: '2026-03-01' }, ALL, severity, NOW_MS)).toBe(
    'All events from the first to 2026-03-01',
  );
});

it('never says "all" of a choice', () => {
  const chosen = {
    ...ALL,
    typeNames: ['collision', 'harsh_braking'],
    severityLevels: [2],
    vehicles: ['Van 03'],
  };
  expect(statementScope('any', NO_DAYS, chosen, severity, NOW_MS)).toBe(
    'Events in this library up to 2026-11-22 of type Impact, Harsh braking; severity Major; vehicle Van 03',
  );
});
