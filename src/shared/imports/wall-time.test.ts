/** Clock readings and moments, also where the clock jumps. */
import { expect, it } from 'vitest';
import { clockOffsetMinutes, fixedZone, isClockZone, momentOf } from './wall-time';

const at = (text: string): number => Date.parse(`${text}Z`);

it('reads a clock in a zone, with summer time and without', () => {
  expect(momentOf(at('2026-07-15T14:00:00'), 'Europe/Amsterdam')).toBe(at('2026-07-15T12:00:00'));
  expect(momentOf(at('2026-01-15T14:00:00'), 'Europe/Amsterdam')).toBe(at('2026-01-15T13:00:00'));
  expect(momentOf(at('2026-01-15T14:00:00'), 'America/Los_Angeles')).toBe(
    at('2026-01-15T22:00:00'),
  );
  expect(momentOf(at('2026-01-15T14:00:00'), 'UTC+05:45')).toBe(at('2026-01-15T08:15:00'));
});

it('takes the first of a time that came twice, and the time before for one that was skipped', () => {
  expect(momentOf(at('2026-10-25T02:30:00'), 'Europe/Amsterdam')).toBe(at('2026-10-25T00:30:00'));
  expect(momentOf(at('2026-10-25T03:30:00'), 'Europe/Amsterdam')).toBe(at('2026-10-25T02:30:00'));
  expect(momentOf(at('2026-03-29T02:30:00'), 'Europe/Amsterdam')).toBe(at('2026-03-29T01:30:00'));
});

it('names fixed zones and knows which zones there are', () => {
  expect([0, 60, -210, 345].map(fixedZone)).toEqual(['UTC', 'UTC+01:00', 'UTC-03:30', 'UTC+05:45']);
  expect(clockOffsetMinutes(0, 'UTC-03:30')).toBe(-210);
  expect(['UTC', 'UTC+01:00', 'Europe/Amsterdam'].every(isClockZone)).toBe(true);
  expect(['', 'UTC+99:00', 'Mars/Phobos', 'UTC+1'].some(isClockZone)).toBe(false);
});
