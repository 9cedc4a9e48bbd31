import { describe, expect, it } from 'vitest';
import { createBandwidth } from './bandwidth';

const never = new AbortController().signal;

describe('bandwidth', () => {
  it('does not wait without a limit', async () => {
    const bandwidth = createBandwidth(
      () => null,
      () => 0,
    );
    await bandwidth.spend(1e12, never);
  });

  it('holds all callers together to the limit', async () => {
    const bandwidth = createBandwidth(
      () => 1_000_000,
      () => performance.now(),
    );
    const from = performance.now();
    const pieces = Array.from({ length: 4 }, async () => {
      for (let piece = 0; piece < 5; piece += 1) await bandwidth.spend(40_000, never);
    });
    await Promise.all(pieces);
    // 800,000 bytes at 1 MB/s, less the burst at the start.
    expect(performance.now() - from).toBeGreaterThanOrEqual(500);
  });

  it('stops waiting when it is cancelled', async () => {
    const control = new AbortController();
    const bandwidth = createBandwidth(
      () => 1,
      () => performance.now(),
    );
    const waiting = bandwidth.spend(1000, control.signal);
    control.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
