import { describe, expect, it } from 'vitest';
import { gapMoments, nextMoment } from './jump-moments';
import type { TimelineLane } from './timeline';

const T0 = Date.UTC(2026, 9, 21);
const WHOLE = { fromMs: T0, toMs: T0 + 60_000 };

function lane(...spans: readonly (readonly [number, number])[]): TimelineLane {
  const clip = {
    clipId: 'c',
    startMs: T0,
    frames: { kind: 'constant' as const, count: 1, firstUs: 0, frameUs: 1 },
  };
  return {
    clip: clip as unknown as TimelineLane['clip'],
    startMs: T0 + (spans[0]?.[0] ?? 0),
    endMs: T0 + (spans.at(-1)?.[1] ?? 0),
    spans: spans.map(([from, to]) => ({ fromMs: T0 + from, toMs: T0 + to })),
  };
}
const after = (moments: readonly number[]): readonly number[] => moments.map((ms) => ms - T0);

describe('moments of gaps', () => {
  it('are where a camera begins late, stops, goes on and ends early', () => {
    const late = [lane([1200, 20_000], [25_000, 50_000])];
    expect(after(gapMoments(WHOLE, [late], []))).toEqual([1200, 20_000, 25_000, 50_000]);
  });

  it('are none of a camera that is there all the time, in one file or in several', () => {
    const oneFile = [lane([0, 60_000])];
    const files = [lane([30_010, 60_000]), lane([0, 30_000])];
    expect(gapMoments(WHOLE, [oneFile, files, []], [])).toEqual([]);
  });

  it('are those of the positions, each once', () => {
    const holes = [{ fromMs: T0 + 5000, toMs: T0 + 9000 }];
    const camera = [lane([0, 5000], [9000, 60_000])];
    expect(after(gapMoments(WHOLE, [camera], holes))).toEqual([5000, 9000]);
  });
});

describe('the next moment', () => {
  it('is the nearest one onward, never the one where one stands', () => {
    const moments = [10, 20, 30];
    expect(nextMoment(moments, 20.4, 1)).toBe(30);
    expect(nextMoment(moments, 19.8, 1)).toBe(30);
    expect(nextMoment(moments, 20.4, -1)).toBe(10);
    expect(nextMoment(moments, 30, 1)).toBeNull();
    expect(nextMoment([], 30, -1)).toBeNull();
  });
});
