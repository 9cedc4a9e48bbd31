import { describe, expect, it } from 'vitest';
import { AREA_MIN_ZOOM, areaTiles, countAreaTiles, type MapArea } from './map-area';

const town: MapArea = { bounds: [115.77, -31.956, 115.841, -31.884], maxZoom: 14 };

describe('the tiles of an area', () => {
  it('are counted as they are listed, each once and in its level', () => {
    const tiles = areaTiles(town);
    expect(tiles).toHaveLength(countAreaTiles(town));
    expect(new Set(tiles.map(({ z, x, y }) => `${z}/${x}/${y}`)).size).toBe(tiles.length);
    expect(tiles[0]?.z).toBe(AREA_MIN_ZOOM);
    expect(tiles.at(-1)?.z).toBe(14);
    // From the standard's formula, for the middle of the box.
    expect(tiles).toContainEqual({ z: 14, x: 13_462, y: 9726 });
  });

  it('stay on the map at its ends, and are counted where nobody could list them', () => {
    const world: MapArea = { bounds: [-180, -90, 180, 90], maxZoom: 7 };
    expect(countAreaTiles(world)).toBe(128 * 128);
    expect(countAreaTiles({ ...world, maxZoom: 16 })).toBeGreaterThan(4 ** 16);
    expect(countAreaTiles({ ...world, maxZoom: 6 })).toBe(0);
  });
});
