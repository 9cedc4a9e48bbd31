import { describe, expect, it } from 'vitest';
import { cutAtAntimeridian, type LinePoint } from './antimeridian';

const line = (...longitudes: readonly number[]): LinePoint[] =>
  longitudes.map((longitudeDeg, index) => ({
    longitudeDeg,
    latitudeDeg: -17 - index,
    altitudeM: index * 10,
    timeMs: index * 1000,
  }));

const longitudesOf = (...longitudes: readonly number[]): number[][] =>
  cutAtAntimeridian(line(...longitudes)).map((part) =>
    part.map(({ longitudeDeg }) => longitudeDeg),
  );

describe('a line is cut at the 180° meridian', () => {
  it('not at all where it does not cross it', () => {
    expect(longitudesOf(5.1, 5.2, 5.3)).toEqual([[5.1, 5.2, 5.3]]);
    expect(longitudesOf(-0.1, 0.1)).toEqual([[-0.1, 0.1]]);
    expect(longitudesOf()).toEqual([[]]);
  });

  it('eastward and westward, with the place of the crossing reckoned on both sides', () => {
    expect(longitudesOf(179.9, -179.7)).toEqual([
      [179.9, 180],
      [-180, -179.7],
    ]);
    expect(longitudesOf(-179.9, -179.95, 179.95)).toEqual([
      [-179.9, -179.95, -180],
      [180, 179.95],
    ]);
    const [before, after] = cutAtAntimeridian(line(179.9, -179.7));
    const place = { altitudeM: 2.5, timeMs: 250, fix: null };
    expect(before?.[1]).toMatchObject({ longitudeDeg: 180, ...place });
    expect(after?.[0]).toMatchObject({ longitudeDeg: -180, ...place });
    expect(before?.[1]?.latitudeDeg).toBeCloseTo(-17.25, 9);
    expect(after?.[0]?.latitudeDeg).toBeCloseTo(-17.25, 9);
  });

  it('each time it crosses', () => {
    expect(longitudesOf(179.9, -179.9, 179.9, -179.9, -179.8)).toEqual([
      [179.9, 180],
      [-180, -179.9, -180],
      [180, 179.9, 180],
      [-180, -179.9, -179.8],
    ]);
  });

  it('at a fix on the meridian, whichever name the receiver gave it', () => {
    for (const name of [180, -180]) {
      expect(longitudesOf(179.9, name, -179.9)).toEqual([
        [179.9, 180],
        [-180, -179.9],
      ]);
      expect(longitudesOf(-179.9, name, 179.9)).toEqual([
        [-179.9, -180],
        [180, 179.9],
      ]);
    }
    const fixes = cutAtAntimeridian(line(179.9, 180, -179.9)).flat();
    expect(fixes.map(({ fix }) => fix?.timeMs ?? null)).toEqual([0, 1000, null, 2000]);
  });

  it('not where it only touches the meridian, stands on it, begins or ends there', () => {
    expect(longitudesOf(179.9, -180, 179.8)).toEqual([[179.9, 180, 179.8]]);
    expect(longitudesOf(-179.9, 180, -180, -179.8)).toEqual([[-179.9, -180, -180, -179.8]]);
    expect(longitudesOf(180, -180)).toEqual([[180, 180]]);
    expect(longitudesOf(180, -179.9)).toEqual([[-180, -179.9]]);
    expect(longitudesOf(-180, -180, 179.9)).toEqual([[180, 180, 179.9]]);
    expect(longitudesOf(179.9, -180)).toEqual([[179.9, 180]]);
  });

  it('keeps a height that is not known unknown', () => {
    const [from, to] = line(179.9, -179.9);
    if (from === undefined || to === undefined) throw new Error('no line');
    const cut = cutAtAntimeridian([from, { ...to, altitudeM: null }]).flat();
    expect(cut.map(({ altitudeM }) => altitudeM)).toEqual([0, null, null, null]);
  });
});
