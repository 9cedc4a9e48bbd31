/** A clock that is off against the satellites: found from both ends of its log, or not claimed. */
import { fixAt } from '../testing/fix-at';
import { describe, expect, it } from 'vitest';
import type { Track, TrackSample } from '@shared/domain/track';
import { gpsOffset } from './gps-offset';

const T0 = Date.UTC(2026, 9, 21, 5, 42);

const fix = (timeMs: number, quality: TrackSample['quality']): TrackSample =>
  fixAt(timeMs, { quality });

function track(fromMs: number, toMs: number, intervalMs: number, voidUntilMs = 0): Track {
  const times = Array.from(
    { length: Math.ceil((toMs - fromMs) / intervalMs) },
    (_, index) => fromMs + index * intervalMs,
  );
  return {
    fileId: 't',
    samples: times.map((timeMs) => fix(timeMs, timeMs < fromMs + voidUntilMs ? 'void' : 'valid')),
    acceleration: [],
    gaps: [],
    issues: { linesTotal: 0, badChecksum: 0, unreadable: 0, unused: {} },
  };
}

describe('the shift of a recording', () => {
  it.each([-7_200_000, -640, 0, 90, 3400])('of %d ms is found, with its bounds', (shiftMs) => {
    const recorded = { startMs: T0 - shiftMs, endMs: T0 + 40_000 - shiftMs };
    for (const [intervalMs, firstAfterMs] of [
      [100, 30],
      [1000, 420],
    ] as const) {
      const found = gpsOffset(track(T0 + firstAfterMs, T0 + 40_000, intervalMs), recorded);
      expect(found).not.toBeNull();
      const { uncertaintyMs = 0, shiftMs: is = Infinity } = found ?? {};
      expect(Math.abs(is - shiftMs)).toBeLessThanOrEqual(uncertaintyMs + 0.001);
      expect(uncertaintyMs).toBeLessThanOrEqual(intervalMs);
    }
  });

  it('is not claimed for a log of another length, without fixes, or with void ends', () => {
    const recorded = { startMs: T0, endMs: T0 + 40_000 };
    expect(gpsOffset(track(T0, T0 + 30_000, 1000), recorded)).toBeNull();
    expect(gpsOffset(track(T0, T0 + 1500, 1000), recorded)).toBeNull();
    expect(gpsOffset(track(T0, T0 + 40_000, 1000, 9000), recorded)).toBeNull();
  });
});
