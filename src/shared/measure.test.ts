import { describe, expect, it } from 'vitest';
import { greatCircle, measureLegs } from './measure';

const at = (latitudeDeg: number, longitudeDeg: number) => ({ latitudeDeg, longitudeDeg });

describe('measureLegs', () => {
  it('gives each leg its length and the sum so far', () => {
    const legs = measureLegs([at(0, 0), at(0, 1), at(1, 1)]);
    // A degree on the mean sphere.
    expect(legs.map(({ lengthM }) => Math.round(lengthM))).toEqual([111_195, 111_195]);
    expect(Math.round(legs.at(-1)?.sumM ?? 0)).toBe(222_390);
  });

  it('goes the short way over the date line', () => {
    expect(measureLegs([at(0, 179.5), at(0, -179.5)])[0]?.lengthM).toBeCloseTo(111_195, -1);
  });

  it('knows a published distance within the error of a sphere', () => {
    // Flinders Peak to Buninyong, the worked example of the Australian geodetic manual: 54,972.271 m.
    const lengthM = measureLegs([at(-37.95103342, 144.42486789), at(-37.65282114, 143.92649554)])[0]
      ?.lengthM;
    expect(Math.abs((lengthM ?? 0) / 54_972.271 - 1)).toBeLessThan(0.006);
  });

  it('has nothing to say of less than two places', () => {
    expect(measureLegs([])).toEqual([]);
    expect(measureLegs([at(1, 2)])).toEqual([]);
  });
});

describe('greatCircle', () => {
  it('draws a short leg straight', () => {
    expect(greatCircle(at(50, 8), at(50.001, 8.001))).toEqual([
      [8, 50],
      [8.001, 50.001],
    ]);
  });

  it('bends a long one towards the pole and ends where it should', () => {
    const line = greatCircle(at(50, 0), at(50, 60));
    const middle = line[Math.floor(line.length / 2)];
    expect(middle?.[1]).toBeGreaterThan(53);
    expect(line.at(-1)).toEqual([60, 50]);
  });

  it('does not jump at the date line', () => {
    const line = greatCircle(at(10, 179), at(10, -179));
    for (const [index, [longitude]] of line.slice(1).entries())
      expect(Math.abs(longitude - (line[index]?.[0] ?? 0))).toBeLessThan(2);
    expect(line.at(-1)?.[0]).toBeCloseTo(181, 9);
  });
});
