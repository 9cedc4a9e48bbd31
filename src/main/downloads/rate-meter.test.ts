import { describe, expect, it } from 'vitest';
import { RateMeter } from './rate-meter';

describe('RateMeter', () => {
  it('counts thousands of pieces a second', () => {
    const meter = new RateMeter();
    for (let ms = 0; ms < 3_000; ms += 1) meter.add(1_000, ms);
    expect(meter.bytesPerSecond(3_000)).toBe(1_000_000);
  });

  it('forgets what is long past, and is 0 when nothing comes any more', () => {
    const meter = new RateMeter();
    meter.add(9_000_000, 0);
    meter.add(2_000_000, 5_000);
    expect(meter.bytesPerSecond(7_000)).toBe(1_000_000);
    expect(meter.bytesPerSecond(9_001)).toBe(0);
  });

  it('does not claim more for the first moment than what came in it', () => {
    const meter = new RateMeter();
    meter.add(500, 0);
    expect(meter.bytesPerSecond(1)).toBe(500);
  });

  it('takes nothing for nothing: a file that starts over lowers no speed', () => {
    const meter = new RateMeter();
    meter.add(-5_000, 0);
    expect(meter.bytesPerSecond(1_000)).toBe(0);
  });
});
