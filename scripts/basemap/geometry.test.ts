import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { feature, unwrapRing } from './layer';
import { stateLines } from './state-lines';

describe('unwrapRing', () => {
  it('lets longitudes run on over the antimeridian and keeps the shape near the map', () => {
    const ring = [
      [150, 60],
      [179, 60],
      [-170, 65],
      [150, 60],
    ];
    expect(unwrapRing(ring)).toEqual([
      [150, 60],
      [179, 60],
      [190, 65],
      [150, 60],
    ]);
    expect(
      unwrapRing([
        [-170, 60],
        [170, 61],
        [100, 62],
        [-170, 60],
      ]),
    ).toEqual([
      [190, 60],
      [170, 61],
      [100, 62],
      [190, 60],
    ]);
  });

  it('closes a ring round the pole along it', () => {
    const ring = [
      [-180, -70],
      [-60, -75],
      [60, -70],
      [180, -72],
    ];
    expect(unwrapRing(ring).slice(3)).toEqual([
      [180, -72],
      [180, -90],
      [-180, -90],
      [-180, -70],
    ]);
  });
});

describe('feature', () => {
  it('leaves properties without a value out', () => {
    const made = feature(
      { type: 'Point', coordinates: [0, 0] },
      { kind: 'x', name: null, ref: undefined, zero: 0 },
    );
    expect(made.properties).toEqual({ kind: 'x', zero: 0 });
  });
});

describe('stateLines', () => {
  const square = (country: string, west: number): Feature => ({
    type: 'Feature',
    properties: { country_a2: country },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 0],
          [west + 1, 0],
          [west + 1, 1],
          [west, 1],
          [west, 0],
        ],
      ],
    },
  });

  it('draws the edge two states of a country share, once, and no border between countries', () => {
    const lines = stateLines([square('AA', 0), square('AA', 1), square('BB', 2)]);
    expect(lines.map(({ geometry }) => 'coordinates' in geometry && geometry.coordinates)).toEqual([
      [
        [1, 0],
        [1, 1],
      ],
    ]);
  });
});
