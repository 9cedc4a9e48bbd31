/** Tests of days in time zones, at the places where days are not 24 hours long. */
import { expect, test } from 'vitest';
import { addDays, countDays, dayOf, daysBetween, isTimeZone, startOfDayMs } from './zoned-day';

const HOUR_MS = 3_600_000;

test.each([
  ['2026-10-21', 'UTC', '2026-10-21T00:00:00Z'],
  ['2026-10-21', 'Europe/Amsterdam', '2026-10-20T22:00:00Z'],
  ['2026-10-25', 'Europe/Amsterdam', '2026-10-24T22:00:00Z'],
  ['2026-10-26', 'Europe/Amsterdam', '2026-10-25T23:00:00Z'],
  ['2026-10-21', 'Asia/Kathmandu', '2026-10-20T18:15:00Z'],
  ['2026-10-21', 'Pacific/Kiritimati', '2026-10-20T10:00:00Z'],
  ['2026-10-21', 'Pacific/Pago_Pago', '2026-10-21T11:00:00Z'],
  // Clocks go from 23:59:59 to 01:00 there: the day begins an hour late.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
])('%s begins in %s at %s', (day, zone, moment) => {
  const startMs = startOfDayMs(day, zone);
  expect(new Date(startMs).toISOString()).toBe(new Date(moment).toISOString());
  expect(dayOf(startMs, zone)).toBe(day);
  expect(dayOf(startMs - 1, zone)).toBe(addDays(day, -1));
});

test('the day the clocks go back has 25 hours', () => {
  const zone = 'Europe/Amsterdam';
  expect(startOfDayMs('2026-10-26', zone) - startOfDayMs('2026-10-25', zone)).toBe(25 * HOUR_MS);
});

test('counts and lists days over the end of a month and a leap day', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(countDays('2026-10-19', '2026-10-25')).toBe(7);
  expect(countDays('2026-10-25', '2026-10-19')).toBe(0);
  expect(daysBetween('2026-10-30', '2026-11-01')).toEqual([
    '2026-10-30',
    '2026-10-31',
    '2026-11-01',
  ]);
});

test('knows which zones there are', () => {
  expect(isTimeZone('Europe/Amsterdam')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
});
