/** When a call is tried again, and after which pause. */
import { describe, expect, it } from 'vitest';
import { backoffMs, DEFAULT_RETRY, mayTryAgain } from './retry';

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
