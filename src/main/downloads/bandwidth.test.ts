import { describe, expect, it } from 'vitest';
import { createBandwidth, type Bandwidth } from './bandwidth';

const never = new AbortController().signal;
const bandwidthOf = (limit: number | null): Bandwidth =>
  createBandwidth(limit, () => performance.now());

describe('bandwidth', () => {
  it('does not wait without a limit', async () => {
    await bandwidthOf(null).spend(1e12, never);
  });

  it('holds all callers together to the limit', async () => {
    const bandwidth = bandwidthOf(1_000_000);
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
    const waiting = bandwidthOf(1).spend(1000, control.signal);
    control.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  // Each would wait for hours by the limit it began with: that it ends is the proof.
  it('ends every wait when the limit is lifted', async () => {
    const bandwidth = bandwidthOf(10);
    const waiting = [bandwidth.spend(1_000_000, never), bandwidth.spend(1_000_000, never)];
    bandwidth.setLimit(null);
    await Promise.all(waiting);
    await bandwidth.spend(1e12, never);
  });

  it('measures a wait anew when the limit is raised', async () => {
    const bandwidth = bandwidthOf(10);
    const waiting = bandwidth.spend(1_000_000, never);
    bandwidth.setLimit(20_000_000);
    await waiting;
  });

  it('holds to a limit that is set later, for what comes after it', async () => {
    const bandwidth = bandwidthOf(null);
    await bandwidth.spend(1e9, never);
    bandwidth.setLimit(1);
    const control = new AbortController();
    let over = false;
    const waiting = bandwidth.spend(1e6, control.signal).finally(() => {
      over = true;
    });
    // The same limit again ends no wait.
    bandwidth.setLimit(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(over).toBe(false);
    control.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
