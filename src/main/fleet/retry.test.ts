/** When a call is tried again, and after which pause. */
import { describe, expect, it } from 'vitest';
import { backoffMs, DEFAULT_RETRY, mayTryAgain, retryAfterMs } from './retry';

describe('retryAfterMs', () => {
  const nowMs = Date.UTC(2026, 9, 26, 12);
  it.each([
    [null, null],
    ['3', 3000],
    [' 0.5 ', 500],
    ['Mon, 26 Oct 2026 12:00:30 GMT', 30_000],
    ['Mon, 26 Oct 2026 11:00:00 GMT', 0],
    ['soon', null],
  ])('%j is %s', (header, expected) => {
    expect(retryAfterMs(header, null, nowMs)).toBe(expected);
  });
});

describe('retryAfterMs with the server’s own time', () => {
  it('measures a date against the clock that wrote it', () => {
    const wrongHere = Date.UTC(2020, 0);
    const date = 'Mon, 26 Oct 2026 12:00:00 GMT';
    expect(retryAfterMs('Mon, 26 Oct 2026 12:00:30 GMT', date, wrongHere)).toBe(30_000);
  });
});

describe('backoffMs', () => {
  it('doubles its limit up to the greatest pause and spreads over all of it', () => {
    const limits = [1, 2, 3, 4, 20].map((attempt) => backoffMs(attempt, DEFAULT_RETRY, () => 1));
    expect(limits).toEqual([500, 1000, 2000, 4000, 20_000]);
    expect(backoffMs(5, DEFAULT_RETRY, () => 0)).toBe(0);
  });
});

describe('mayTryAgain', () => {
  it('repeats what passes by itself, and unrepeatable calls only after 429', () => {
    expect(mayTryAgain('network.timeout', null, true)).toBe(true);
    expect(mayTryAgain('service.busy', 503, true)).toBe(true);
    expect(mayTryAgain('service.refused', 400, true)).toBe(false);
    expect(mayTryAgain('service.wrong-key', 403, true)).toBe(false);
    expect(mayTryAgain('network.timeout', null, false)).toBe(false);
    expect(mayTryAgain('service.busy', 503, false)).toBe(false);
    expect(mayTryAgain('service.busy', 429, false)).toBe(true);
  });
});
