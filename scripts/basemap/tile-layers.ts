/** Cuts layers into vector tiles and encodes them as MVT. */
import GeoJSONVT from 'geojson-vt';
import { fromGeojsonVt } from 'vt-pbf';
import type { TileToWrite } from '../../src/shared/pmtiles-writer';
import type { Layer } from './layer';

const EXTENT = 4096;

export interface TilingOptions {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** West, south, east, north in degrees; tiles outside are not asked for. */
  readonly bounds: readonly [number, number, number, number];
}

/** Features with a `min_zoom` beyond a tile's zoom are left out of it, except in the last level. */
export function tileLayers(layers: readonly Layer[], options: TilingOptions): TileToWrite[] {
  const indexes = layers.map((layer) => ({
    name: layer.name,
    index: new GeoJSONVT(
      { type: 'FeatureCollection', features: [...layer.features] },
      { maxZoom: options.maxZoom, indexMaxZoom: 5, tolerance: 3, extent: EXTENT, buffer: 64 },
    ),
  }));
  const tiles: TileToWrite[] = [];
  for (let z = options.minZoom; z <= options.maxZoom; z += 1) {
    const [fromX, fromY, toX, toY] = tileRange(options.bounds, z);
    for (let x = fromX; x <= toX; x += 1) {
      for (let y = fromY; y <= toY; y += 1) {
        const content: Record<string, { features: unknown[] }> = {};
        for (const { name, index } of indexes) {
          const features = (index.getTile(z, x, y)?.features ?? []).filter(
            ({ tags }) => z === options.maxZoom || minZoomOf(tags) <= z,
          );
          if (features.length > 0) content[name] = { features };
        }
        if (Object.keys(content).length > 0)
          tiles.push({ z, x, y, data: fromGeojsonVt(content, { version: 2, extent: EXTENT }) });
      }
    }
  }
  return tiles;
}

function minZoomOf(tags: Record<string, unknown> | null): number {
  const value = tags?.['min_zoom'];
  return typeof value === 'number' ? value : 0;
}

function tileRange(
  [west, south, east, north]: TilingOptions['bounds'],
  z: number,
): [number, number, number, number] {
  const size = 2 ** z;
  const clamp = (value: number): number => Math.min(size - 1, Math.max(0, Math.floor(value)));
  const row = (latitude: number): number => {
    const radians = (latitude * Math.PI) / 180;
    return ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * size;
  };
  return [
    clamp(((west + 180) / 360) * size),
    clamp(row(Math.min(north, 85.0511))),
    clamp(((east + 180) / 360) * size),
    clamp(row(Math.max(south, -85.0511))),
  ];
}
