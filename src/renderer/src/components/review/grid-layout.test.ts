/** The grid wastes the least room. */
import { describe, expect, it } from 'vitest';
import { bestColumns } from './grid-layout';

const WIDE = 16 / 9;
const room = { widthPx: 1600, heightPx: 950, gapPx: 4, titlePx: 26 };
const cameras = (count: number): number[] => Array.from({ length: count }, () => WIDE);

describe('bestColumns', () => {
  it('makes a square of four and two rows of six', () => {
    expect(bestColumns(cameras(4), room)).toBe(2);
    expect(bestColumns(cameras(6), room)).toBe(3);
    expect(bestColumns(cameras(1), room)).toBe(1);
  });

  it('stacks two cameras in a tall room and lays them side by side in a wide one', () => {
    expect(bestColumns(cameras(2), { ...room, widthPx: 700 })).toBe(1);
    expect(bestColumns(cameras(2), { ...room, heightPx: 500 })).toBe(2);
  });
});
