import { describe, expect, it } from 'vitest';
import { findPatch, patchOf, type GreyPicture } from './match-patch';

const WIDTH = 160;
const HEIGHT = 90;

/** A textured square on a textured ground; `size` and place of the square as given. */
function picture(left: number, top: number, size: number): GreyPicture {
  const values = new Float32Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const inside = x >= left && x < left + size && y >= top && y < top + size;
      const u = (x - left) / size;
      const v = (y - top) / size;
      values[y * WIDTH + x] = inside
        ? 120 + 100 * Math.sin(u * 9) * Math.cos(v * 7 + u * 3)
        : 90 + 20 * Math.sin(x / 11) + 15 * Math.cos(y / 7);
    }
  }
  return { width: WIDTH, height: HEIGHT, values };
}

const place = { x: 60, y: 30, width: 24, height: 24 };

describe('findPatch', () => {
  it('finds a moved thing to the pixel', () => {
    const patch = patchOf(picture(60, 30, 24), place);
    if (patch === null) throw new Error('flat');
    const found = findPatch(picture(68, 25, 24), patch, place, 16);
    expect(found?.likeness).toBeGreaterThan(0.98);
    expect(Math.abs((found?.x ?? 0) - 68)).toBeLessThanOrEqual(1);
    expect(Math.abs((found?.y ?? 0) - 25)).toBeLessThanOrEqual(1);
  });

  it('says how unlike the best place is when the thing has gone', () => {
    const patch = patchOf(picture(60, 30, 24), place);
    if (patch === null) throw new Error('flat');
    const found = findPatch(picture(-100, -100, 24), patch, place, 16);
    expect(found?.likeness ?? 0).toBeLessThan(0.8);
  });

  it('has nothing to follow on a flat ground', () => {
    const flat = { width: WIDTH, height: HEIGHT, values: new Float32Array(WIDTH * HEIGHT) };
    expect(patchOf(flat, place)).toBeNull();
    const patch = patchOf(picture(60, 30, 24), place);
    expect(patch && findPatch(flat, patch, place, 16)).toBeNull();
  });
});
