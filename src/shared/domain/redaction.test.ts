import { describe, expect, it } from 'vitest';
import {
  boxAt,
  boxesAt,
  openStretches,
  withKey,
  withoutKey,
  type BoxKey,
  type RedactionBox,
} from './redaction';

const key = (frame: number, x: number, change: Partial<BoxKey> = {}): BoxKey => ({
  frame,
  x,
  y: 0.2,
  width: 0.1,
  height: 0.1,
  followed: false,
  ...change,
});
const box = (...keys: BoxKey[]): RedactionBox => ({ boxId: 'b', keys });

describe('a box', () => {
  it('moves evenly between its keys and is nowhere before and after them', () => {
    const moved = box(key(10, 0.1), key(20, 0.3, { width: 0.2 }));
    expect(boxAt(moved, 9)).toBeNull();
    expect(boxAt(moved, 10)).toMatchObject({ x: 0.1, width: 0.1 });
    expect(boxAt(moved, 15)?.x).toBeCloseTo(0.2);
    expect(boxAt(moved, 15)?.width).toBeCloseTo(0.15);
    expect(boxAt(moved, 20)).toMatchObject({ x: 0.3 });
    expect(boxAt(moved, 21)).toBeNull();
    expect(boxesAt([moved, box(key(15, 0.5))], 15)).toHaveLength(2);
  });

  it('has one key a frame, in order; without its last one it is gone', () => {
    const one = box(key(10, 0.1));
    const two = withKey(one, key(5, 0));
    expect(two.keys.map(({ frame }) => frame)).toEqual([5, 10]);
    expect(withKey(two, key(5, 0.9)).keys[0]?.x).toBe(0.9);
    expect(withoutKey(two, 5)?.keys).toEqual(one.keys);
    expect(withoutKey(one, 10)).toBeNull();
  });
});

describe('openStretches', () => {
  it('names every frame on which nothing is hidden', () => {
    const stretch = { firstFrame: 0, lastFrame: 30 };
    expect(openStretches([], stretch)).toEqual([stretch]);
    expect(openStretches([box(key(5, 0), key(9, 0)), box(key(20, 0))], stretch)).toEqual([
      { firstFrame: 0, lastFrame: 4 },
      { firstFrame: 10, lastFrame: 19 },
      { firstFrame: 21, lastFrame: 30 },
    ]);
    expect(openStretches([box(key(0, 0), key(30, 0))], stretch)).toEqual([]);
  });
});
