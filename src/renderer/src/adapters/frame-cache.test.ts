/** The cache holds what playback needs next and closes everything else. */
import { describe, expect, it } from 'vitest';
import { FrameCache } from './frame-cache';

class Picture {
  closed = 0;
  close(): void {
    this.closed += 1;
  }
}

function filled(capacity: number, frames: readonly number[]) {
  const cache = new FrameCache<Picture>(capacity);
  const pictures = new Map(frames.map((frame) => [frame, new Picture()]));
  return { cache, pictures };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('the frame cache', () => {
  it('never holds more than its capacity and closes each picture exactly once', () => {
    const { cache, pictures } = filled(10, range(0, 99));
    for (const [frame, picture] of pictures) {
      cache.focus(frame, 1);
      cache.put(frame, picture);
      expect(cache.size).toBeLessThanOrEqual(10);
    }
    cache.clear();
    expect([...pictures.values()].map((picture) => picture.closed)).toEqual(
      range(0, 99).map(() => 1),
    );
  });

  it('backwards, keeps the frames just below the wanted one of a group too large for it', () => {
    const { cache, pictures } = filled(10, range(0, 39));
    cache.focus(39, -1);
    for (const [frame, picture] of pictures) cache.put(frame, picture);
    expect(range(0, 39).filter((frame) => cache.has(frame))).toEqual(range(30, 39));
  });

  it('forwards, gives up what was passed before what is to come', () => {
    const { cache, pictures } = filled(6, range(10, 17));
    cache.focus(14, 1);
    for (const [frame, picture] of pictures) cache.put(frame, picture);
    expect(range(10, 17).filter((frame) => cache.has(frame))).toEqual(range(12, 17));
  });

  it('closes the older of two pictures of one frame', () => {
    const { cache } = filled(4, []);
    const older = new Picture();
    const newer = new Picture();
    cache.put(1, older);
    cache.put(1, newer);
    expect([older.closed, newer.closed, cache.size]).toEqual([1, 0, 1]);
  });

  it('finds the nearest held frame and how far the row without a hole goes', () => {
    const { cache } = filled(10, []);
    for (const frame of [3, 4, 5, 9]) cache.put(frame, new Picture());
    expect(cache.nearest(8)).toBe(9);
    expect(cache.nearest(0)).toBe(3);
    expect(cache.reach(3, 1, 16)).toBe(5);
    expect(cache.reach(5, -1, 1)).toBe(4);
    expect(cache.reach(6, 1, 16)).toBeNull();
    cache.clear();
    expect(cache.nearest(8)).toBeNull();
  });
});
