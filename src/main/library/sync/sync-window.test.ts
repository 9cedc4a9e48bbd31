import { describe, expect, test } from 'vitest';
import { syncWindow } from './sync-window';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);
const known = {
  nowMs: NOW,
  demo: false,
  syncedThroughMs: null,
  lastDeepMs: NOW,
  oldestUploadingMs: null,
};
const daysBack = (window: { sinceMs: number }): number => (NOW - window.sinceMs) / DAY;

describe('syncWindow', () => {
  test('reads a quarter at first, then a week again', () => {
    expect(daysBack(syncWindow(known))).toBe(90);
    expect(daysBack(syncWindow({ ...known, syncedThroughMs: NOW }))).toBe(7);
    expect(daysBack(syncWindow({ ...known, syncedThroughMs: NOW - 20 * DAY }))).toBe(27);
  });

  test('reads the whole quarter again once a day, for what arrives or changes late', () => {
    const synced = { ...known, syncedThroughMs: NOW };
    expect(syncWindow({ ...synced, lastDeepMs: NOW - DAY + 1 }).deep).toBe(false);
    const whole = syncWindow({ ...synced, lastDeepMs: NOW - DAY });
    expect(whole.deep).toBe(true);
    expect(daysBack(whole)).toBe(90);
    expect(syncWindow({ ...synced, lastDeepMs: null }).deep).toBe(true);
    expect(syncWindow({ ...synced, lastDeepMs: NOW + 300 * DAY }).deep).toBe(true);
  });

  test('goes back to an event whose videos are still on their way, but not for ever', () => {
    const synced = { ...known, syncedThroughMs: NOW };
    expect(daysBack(syncWindow({ ...synced, oldestUploadingMs: NOW - 12 * DAY }))).toBe(12);
    expect(daysBack(syncWindow({ ...synced, oldestUploadingMs: NOW - 300 * DAY }))).toBe(35);
  });

  test('a clock that was ahead once does not hide events', () => {
    expect(daysBack(syncWindow({ ...known, syncedThroughMs: NOW + 300 * DAY }))).toBe(7);
  });

  test('the demo fleet is read whole on any date', () => {
    const window = syncWindow({ ...known, demo: true, nowMs: 0, syncedThroughMs: 0 });
    expect(window.sinceMs).toBe(Date.UTC(2026, 9, 1));
    expect(window.untilMs).toBeGreaterThan(Date.UTC(2026, 10, 1));
  });
});
