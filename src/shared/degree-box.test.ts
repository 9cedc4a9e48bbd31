import { describe, expect, it } from 'vitest';
import { boxHolds, usualAround, usualBox, usualParts } from './degree-box';

describe('a box of degrees', () => {
  it('is written from −180…180 on, wherever the map was turned to', () => {
    expect(usualBox([5, 50, 6, 51])).toEqual([5, 50, 6, 51]);
    expect(usualBox([179, -18, 181, -17])).toEqual([179, -18, 181, -17]);
    expect(usualBox([-181, -18, -179, -17])).toEqual([179, -18, 181, -17]);
    expect(usualBox([365, 50, 366, 51])).toEqual([5, 50, 6, 51]);
    expect(usualBox([-300, -60, 100, 60])).toEqual([-180, -60, 180, 60]);
  });

  it('has a part on each side of the 180° meridian', () => {
    expect(usualParts([5, 50, 180, 51])).toEqual([[5, 50, 180, 51]]);
    expect(usualParts([179, -18, 181.5, -17])).toEqual([
      [179, -18, 180, -17],
      [-180, -18, -178.5, -17],
    ]);
    expect(usualAround([179, -18, 181.5, -17])).toEqual([-180, -18, 180, -17]);
    expect(usualAround([5, 50, 6, 51])).toEqual([5, 50, 6, 51]);
  });

  it('holds places on both of its sides', () => {
    const holds = (longitudeDeg: number, latitudeDeg = -17.5): boolean =>
      boxHolds([179, -18, 181, -17], { longitudeDeg, latitudeDeg });
    expect([179.5, -179.5, 180, -180, 180.5, -180.5].map((east) => holds(east))).not.toContain(
      false,
    );
    expect([178.9, -178.9, 0].map((east) => holds(east))).not.toContain(true);
    expect(holds(180, -18.1)).toBe(false);
  });
});
