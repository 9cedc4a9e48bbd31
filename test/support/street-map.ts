/** A street map of the demo town's surroundings that no map of the app has: a grid of highways with names of its own. */
import type { Feature } from 'geojson';
import { tileLayers } from '../../scripts/basemap/tile-layers';

/** West, south, east, north in degrees. */
const BOUNDS = [5.46, 52.42, 5.6, 52.5] as const;
const STEP_DEG = 0.002;

const line = (name: string, from: [number, number], to: [number, number]): Feature => ({
  type: 'Feature',
  geometry: { type: 'LineString', coordinates: [from, to] },
  properties: { kind: 'highway', name, min_zoom: 7 },
});

function roads(): Feature[] {
  const [west, south, east, north] = BOUNDS;
  const along = Array.from({ length: Math.round((north - south) / STEP_DEG) }, (_, index) => {
    const latitude = south + index * STEP_DEG;
    return line(`Fixture Road ${index}`, [west, latitude], [east, latitude]);
  });
  const across = Array.from({ length: Math.round((east - west) / STEP_DEG) }, (_, index) => {
    const longitude = west + index * STEP_DEG;
    return line(`Fixture Lane ${index}`, [longitude, south], [longitude, north]);
  });
  return [...along, ...across];
}

function ground(): Feature {
  const [west, south, east, north] = BOUNDS;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { kind: 'earth', min_zoom: 7 },
  };
}

/** Protomaps vector tiles by `z/x/y`, as a server hands them out. */
export function streetTiles(): ReadonlyMap<string, Uint8Array> {
  const layers = [
    { name: 'earth', features: [ground()] },
    { name: 'roads', features: roads() },
  ];
  const tiles = tileLayers(layers, { minZoom: 7, maxZoom: 16, bounds: [...BOUNDS] });
  return new Map(tiles.map(({ z, x, y, data }) => [`${z}/${x}/${y}`, data]));
}
