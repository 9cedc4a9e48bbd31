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

  it('lie on both sides of the 180° meridian where the area does', () => {
    const strait: MapArea = { bounds: [179.9, -16.9, 180.1, -16.8], maxZoom: 12 };
    const tiles = areaTiles(strait);
    expect(tiles).toHaveLength(countAreaTiles(strait));
    expect(new Set(tiles.map(({ z, x, y }) => `${String(z)}/${String(x)}/${String(y)}`)).size).toBe(
      tiles.length,
    );
    for (let z = AREA_MIN_ZOOM; z <= 12; z += 1) {
      const columns = new Set(tiles.filter((tile) => tile.z === z).map(({ x }) => x));
      // A tenth of a degree is not two tiles wide at the finest of these levels.
      const wide = z === 12 ? [0, 1, 2 ** z - 2, 2 ** z - 1] : [0, 2 ** z - 1];
      expect([...columns].sort((a, b) => a - b)).toEqual(wide);
    }
  });

  it('are each there once where the area goes nearly round the world', () => {
    const nearly: MapArea = { bounds: [-179.9, -1, 180.05, 1], maxZoom: 7 };
    expect(countAreaTiles(nearly)).toBe(128 * 2);
    const beyond: MapArea = { bounds: [2, -1, 361, 1], maxZoom: 7 };
    const tiles = areaTiles(beyond);
    expect(tiles).toHaveLength(128 * 2);
    expect(new Set(tiles.map(({ x, y }) => `${String(x)}/${String(y)}`)).size).toBe(128 * 2);
  });
});
