import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after';

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
