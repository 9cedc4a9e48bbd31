/** Tests of days left and urgency. */
import { DAY_MS } from '@shared/time';
import { describe, expect, it } from 'vitest';
import { daysLeftNow, daysLeftText, urgencyOf } from './expiry';

const SYNCED = Date.UTC(2026, 10, 22, 12);
const base = { daysLeft: 5, expired: false, saveState: 'not-saved', syncedAtMs: SYNCED } as const;

describe('expiry', () => {
  it('goes on counting while nothing is synced', () => {
    expect(daysLeftNow(base, SYNCED + DAY_MS - 1)).toBe(5);
    expect(daysLeftNow(base, SYNCED + 3 * DAY_MS)).toBe(2);
    expect(daysLeftNow(base, SYNCED + 30 * DAY_MS)).toBe(0);
    expect(daysLeftNow(base, SYNCED - DAY_MS)).toBe(5);
  });

  it('is pressing only while nothing is saved', () => {
    expect(urgencyOf(base, SYNCED)).toBe('soon');
    expect(urgencyOf({ ...base, daysLeft: 2 }, SYNCED)).toBe('now');
    expect(urgencyOf({ ...base, daysLeft: 8 }, SYNCED)).toBe('later');
    expect(urgencyOf({ ...base, daysLeft: 0, saveState: 'saved' }, SYNCED)).toBe('safe');
    expect(urgencyOf({ ...base, expired: true }, SYNCED)).toBe('gone');
    expect(urgencyOf({ ...base, daysLeft: null }, SYNCED)).toBe('unknown');
  });

  it('is told in words', () => {
    expect(daysLeftText({ ...base, daysLeft: 0 }, SYNCED)).toBe('Today');
    expect(daysLeftText({ ...base, daysLeft: 1 }, SYNCED)).toBe('1 day');
    expect(daysLeftText({ ...base, daysLeft: null }, SYNCED)).toBe('–');
  });
});
