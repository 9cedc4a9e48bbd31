/** Sorts the invented demo town's GeoJSON into the layers of the tile schema. */
import type { Feature, FeatureCollection, Position } from 'geojson';
import { feature, type Layer } from './layer';

/** First zoom at which a thing is in the tiles, by layer and kind. */
const MIN_ZOOM: Readonly<Record<string, number>> = {
  'roads/highway': 7,
  'roads/major_road': 9,
  'roads/minor_road': 12,
  water: 9,
  landuse: 10,
  buildings: 14,
  places: 7,
};

/** Every feature names its layer in `layer`; the rest of its properties go into the tiles. */
export function streetLayers({ features }: FeatureCollection): Layer[] {
  const layers = new Map<string, Feature[]>();
  for (const { geometry, properties } of features) {
    const { layer, ...rest } = (properties ?? {}) as Record<string, string | number | null>;
    const name = String(layer);
    const minZoom = MIN_ZOOM[`${name}/${String(rest['kind'])}`] ?? MIN_ZOOM[name] ?? 7;
    const list = layers.get(name) ?? [];
    // The map design sizes a town's name by its rank and cannot do without.
    const rank = name === 'places' ? { population_rank: 8 } : {};
    list.push(feature(geometry, { ...rest, ...rank, min_zoom: minZoom }));
    layers.set(name, list);
  }
  return [...layers].map(([name, list]) => ({ name, features: list }));
}

/** West, south, east, north of all positions, degrees. */
export function boundsOf({ features }: FeatureCollection): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] !== 'number') {
      value.forEach(visit);
      return;
    }
    const [longitude = 0, latitude = 0] = value as Position;
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  };
  for (const { geometry } of features) if ('coordinates' in geometry) visit(geometry.coordinates);
  return bounds;
}
