/** Reads one vector tile into shapes and names; the only file that imports the tile decoder. */
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { AreaKind, LineKind, MapName } from '@shared/domain/map-extract';
import type { PlanePoint } from '@shared/plane-clip';

export interface TilePlace {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Coordinates are longitude and latitude in degrees. */
export interface TileShape {
  readonly kind: AreaKind | LineKind;
  readonly rings: boolean;
  readonly parts: readonly (readonly PlanePoint[])[];
  /** Of a road; null when it has none. */
  readonly name: string | null;
}

export interface TileName {
  readonly kind: MapName['kind'];
  readonly text: string;
  readonly at: PlanePoint;
  /** Larger for what matters more. */
  readonly rank: number;
}

export interface TileContent {
  readonly shapes: readonly TileShape[];
  readonly names: readonly TileName[];
}

type Properties = VectorTileFeature['properties'];

const ROADS: Readonly<Record<string, LineKind>> = {
  highway: 'highway',
  major_road: 'major-road',
  minor_road: 'minor-road',
  path: 'path',
  rail: 'rail',
};
const GREEN: ReadonlySet<string> = new Set(
  'park forest wood grass grassland meadow garden golf_course nature_reserve national_park cemetery village_green recreation_ground orchard scrub'.split(
    ' ',
  ),
);
/** The fonts of the report hold these scripts. */
const WRITABLE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}\p{P}\p{Zs}]+$/u;
const MAX_NAME = 60;

/**
 * Layers and kinds of the Protomaps basemap schema, version 4.
 * @throws when the bytes are no vector tile
 */
export function readTile(bytes: Uint8Array, place: TilePlace): TileContent {
  const { layers } = new VectorTile(new PbfReader(bytes));
  const shapes: TileShape[] = [];
  const names: TileName[] = [];
  for (const [layerName, layer] of Object.entries(layers)) {
    for (let index = 0; index < layer.length; index += 1) {
      const feature = layer.feature(index);
      const { properties, type } = feature;
      // The place of every name is looked for one step earlier: there is room for more on paper.
      const early = layerName === 'places' ? 1 : 0;
      if (Number(properties['min_zoom'] ?? 0) > place.z + early) continue;
      if (layerName === 'places') {
        const [at] = geometryOf(feature, place).flat();
        const name = at && placeName(properties, at);
        if (name) names.push(name);
        continue;
      }
      const kind = kindOf(layerName, type === 3, properties);
      if (kind === null || type < 2) continue;
      const parts = geometryOf(feature, place);
      shapes.push({ kind, rings: type === 3, parts, name: nameOf(properties) });
    }
  }
  return { shapes, names };
}

function kindOf(
  layer: string,
  area: boolean,
  { kind, kind_detail: detail }: Properties,
): AreaKind | LineKind | null {
  if (layer === 'earth') return area ? 'earth' : null;
  if (layer === 'water') return area ? 'water' : 'river';
  if (layer === 'buildings') return area && kind !== 'address' ? 'building' : null;
  if (layer === 'landuse') return area && GREEN.has(String(kind)) ? 'park' : null;
  if (layer === 'roads') return area ? null : (ROADS[String(kind)] ?? null);
  if (layer !== 'boundaries' || area) return null;
  return kind === 'country' || Number(detail) <= 2 ? 'country-border' : 'region-border';
}

function nameOf(properties: Properties): string | null {
  for (const key of ['name:en', 'name']) {
    const name = properties[key];
    if (typeof name === 'string' && name.length <= MAX_NAME && WRITABLE.test(name)) return name;
  }
  return null;
}

function placeName(properties: Properties, at: PlanePoint): TileName | null {
  const text = nameOf(properties);
  const kind = properties['kind'];
  if (text === null || (kind !== 'country' && kind !== 'locality')) return null;
  const population = Number(properties['population_rank'] ?? 0);
  return kind === 'country'
    ? { kind, text, at, rank: 100 }
    : { kind: 'town', text, at, rank: Number.isFinite(population) ? population : 0 };
}

/** From the tile's own grid to degrees (Web Mercator). */
function geometryOf(feature: VectorTileFeature, { z, x, y }: TilePlace): PlanePoint[][] {
  const size = 2 ** z * feature.extent;
  const place = (px: number, py: number): PlanePoint => {
    const mercator = Math.PI * (1 - (2 * (y * feature.extent + py)) / size);
    return [
      ((x * feature.extent + px) / size) * 360 - 180,
      (Math.atan(Math.sinh(mercator)) * 180) / Math.PI,
    ];
  };
  return feature.loadGeometry().map((part) => part.map((point) => place(point.x, point.y)));
}
