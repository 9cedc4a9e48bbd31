/** Tests of moments and spans as people read them. */
import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatDuration,
  formatDurationPrecise,
  formatLocal,
  formatTimeLeft,
  formatUtc,
  localTime,
} from './time';

const NOON = Date.UTC(2026, 10, 22, 12, 0, 5);

describe('moments', () => {
  it('writes UTC plainly', () => {
    expect(formatUtc(NOON)).toBe('2026-11-22 12:00:05 UTC');
  });

  it('splits a moment by the given zone, across midnight', () => {
    const late = Date.UTC(2026, 10, 22, 23, 30, 0);
    expect(localTime(late, late, 'Europe/Berlin')).toEqual({
      date: '23 Nov',
      weekday: 'Mon',
      time: '00:30:00',
      zone: 'UTC+1',
    });
  });

  it('shortens every month to three letters', () => {
    const september = Date.UTC(2026, 8, 7, 4, 5, 6);
    expect(formatLocal(september, september, 'UTC')).toBe('Mon 7 Sep, 04:05:06 UTC');
  });

  it('adds the year only when it is another one', () => {
    const nextYear = Date.UTC(2027, 1, 1);
    expect(formatLocal(NOON, NOON, 'UTC')).toBe('Sun 22 Nov, 12:00:05 UTC');
    expect(formatLocal(NOON, nextYear, 'UTC')).toBe('Sun 22 Nov 2026, 12:00:05 UTC');
  });

  it.each([
    [-5_000, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 min ago'],
    [3_600_000 * 5, '5 h ago'],
    [86_400_000, 'yesterday'],
    [86_400_000 * 3, '3 days ago'],
  ])('%d ms later reads %s', (laterMs, text) => {
    expect(formatAgo(NOON, NOON + laterMs)).toBe(text);
  });
});

describe('spans', () => {
  it('reads like a player', () => {
    expect(formatDuration(7_900)).toBe('0:07');
    expect(formatDuration(600_000)).toBe('10:00');
    expect(formatDuration(3_723_000)).toBe('1:02:03');
    expect(formatDuration(-50)).toBe('0:00');
  });

  it('keeps milliseconds and never shows sixty seconds', () => {
    expect(formatDurationPrecise(7_250.4)).toBe('0:07.250');
    expect(formatDurationPrecise(59_999.7)).toBe('1:00.000');
  });

  it('rounds what is left to the unit that matters', () => {
    expect(formatTimeLeft(0.2)).toBe('about 1 s');
    expect(formatTimeLeft(200)).toBe('about 3 min');
    expect(formatTimeLeft(7_300)).toBe('about 2 h');
  });
});
