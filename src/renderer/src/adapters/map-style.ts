/** Builds the map's style: the world, the detail maps over it, the trace on top. */
import { layers as protomapsLayers } from '@protomaps/basemaps';
import { usualAround, usualParts } from '@shared/degree-box';
import { isOverview, type TileSetInfo } from '@shared/domain/map';
import type { FeatureCollection } from 'geojson';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from './map-view';
import { FLAVORS, TRACE_COLOURS, type MapTheme } from './map-colours';
import { mapFontFaces } from './map-fonts';
import { measureLayers } from './map-measure';

export interface StyleInput {
  readonly theme: MapTheme;
  readonly sources: readonly TileSetInfo[];
  readonly trace: FeatureCollection;
  readonly measure: FeatureCollection;
}

/** Below this zoom the overview alone is drawn, whatever detail there is. */
export const DETAIL_MIN_ZOOM = 7;
/** As nearly every server of tile pictures makes them. */
const PICTURE_SIZE = 256;
const LONG_TRACE_POSITIONS = 40_000;
/** Layers that need pictures we do not carry. */
const NEEDS_ICONS = new Set(['pois', 'roads_oneway', 'roads_shields']);

/** The whole style; calling it again with another theme or trace lets the library find the changes. */
export function mapStyle({ theme, sources, trace, measure }: StyleInput): StyleSpecification {
  const overviews = sources.filter(isOverview);
  const details = sources.filter((source) => !isOverview(source));
  const drawn = [
    ...overviews.map((source) => overviewLayers(source, theme, details)),
    ...details.map((source) =>
      source.kind === 'raster' ? [pictureLayer(source, theme)] : detailLayers(source, theme),
    ),
  ].flat();
  return {
    version: 8,
    'font-faces': mapFontFaces(),
    sources: {
      ...Object.fromEntries(sources.map((source) => [source.id, tileSource(source)])),
      trace: traceSource(trace),
      measure: { type: 'geojson', data: measure },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': FLAVORS[theme].water } },
      ...drawn.filter(({ type }) => type !== 'symbol'),
      ...traceLayers(theme),
      ...drawn.filter(({ type }) => type === 'symbol'),
      ...measureLayers(theme),
    ],
  };
}

/**
 * Simplification drops stretches shorter than a pixel and so tears holes between colours; only a
 * very long trace, which would be slow otherwise, puts up with it.
 */
function traceSource(trace: FeatureCollection): SourceSpecification {
  const positions = trace.features.reduce(
    (sum, { geometry }) => sum + (geometry.type === 'LineString' ? geometry.coordinates.length : 1),
    0,
  );
  const tolerance = positions > LONG_TRACE_POSITIONS ? 1 : 0;
  return { type: 'geojson', data: trace, maxzoom: 14, tolerance };
}

function tileSource(source: TileSetInfo): SourceSpecification {
  const ending = source.kind === 'raster' ? 'img' : 'mvt';
  const address = `/tiles/${source.id}/{z}/{x}/{y}.${ending}`;
  const place = {
    tiles: [new URL('/', location.href).href.slice(0, -1) + address],
    minzoom: source.minZoom,
    maxzoom: source.maxZoom,
    // The library knows no box beyond 180.
    bounds: [...usualAround(source.bounds)] as [number, number, number, number],
  };
  return source.kind === 'raster'
    ? { ...place, type: 'raster', tileSize: PICTURE_SIZE }
    : { ...place, type: 'vector' };
}

/** From this zoom on a set is drawn. */
export function shownFrom(source: TileSetInfo): number {
  return source.kind === 'raster' || isOverview(source) ? source.minZoom : DETAIL_MIN_ZOOM;
}

/** Pictures cannot take on the dark theme's colours, but they need not glare in it. */
function pictureLayer(source: TileSetInfo, theme: MapTheme): LayerSpecification {
  const paint = theme === 'dark' ? { 'raster-brightness-max': 0.7, 'raster-saturation': -0.2 } : {};
  return {
    id: `${source.id}/pictures`,
    type: 'raster',
    source: source.id,
    minzoom: source.minZoom,
    paint: { ...paint, 'raster-fade-duration': 0 },
  };
}

/** The design's layers for one tile set, without pictures and with ids of their own. */
function designLayers(source: TileSetInfo, theme: MapTheme): LayerSpecification[] {
  return protomapsLayers(source.id, FLAVORS[theme], { lang: 'en' })
    .filter(({ id, type }) => type !== 'background' && !NEEDS_ICONS.has(id))
    .map((layer) => {
      const renamed = { ...layer, id: `${source.id}/${layer.id}` };
      if (renamed.type !== 'symbol' || renamed.layout === undefined) return renamed;
      const { 'icon-image': _dropped, ...layout } = renamed.layout;
      if (!layer.id.startsWith('roads_labels')) return { ...renamed, layout };
      // Street names stand on the trace, so they need more ground of their own.
      return { ...renamed, layout, paint: { ...renamed.paint, 'text-halo-width': 2 } };
    });
}

function overviewLayers(
  source: TileSetInfo,
  theme: MapTheme,
  details: readonly TileSetInfo[],
): LayerSpecification[] {
  // Where they are drawn, details bring names of their own.
  const outsideDetails = details.map((detail): ExpressionSpecification => [
    'any',
    ['<', ['zoom'], shownFrom(detail)],
    ['!', ['within', boxOf(detail.bounds)]],
  ]);
  return designLayers(source, theme).flatMap((layer): LayerSpecification[] => {
    if (layer.id.endsWith('/water_river') && layer.type === 'line') {
      const width: ExpressionSpecification = [
        'interpolate',
        ['linear'],
        ['zoom'],
        3,
        0.4,
        7,
        1.2,
        12,
        2.5,
      ];
      return [{ ...layer, minzoom: 3, paint: { ...layer.paint, 'line-width': width } }];
    }
    if (layer.id.endsWith('/places_locality') && layer.type === 'symbol') {
      const filter: FilterSpecification = [
        'all',
        ['==', ['get', 'kind'], 'locality'],
        ['<=', ['get', 'min_zoom'], ['zoom']],
        ...outsideDetails,
      ];
      return [{ ...layer, filter }];
    }
    return [layer];
  });
}

function detailLayers(source: TileSetInfo, theme: MapTheme): LayerSpecification[] {
  return designLayers(source, theme).map((layer) => ({
    ...layer,
    minzoom: Math.max(layer.minzoom ?? 0, DETAIL_MIN_ZOOM),
  }));
}

function boxOf(bounds: TileSetInfo['bounds']): {
  type: 'MultiPolygon';
  coordinates: [number, number][][][];
} {
  return {
    type: 'MultiPolygon',
    coordinates: usualParts(bounds).map(([west, south, east, north]) => [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ]),
  };
}

/** Features say what they are in `part` (run, drive, doubtful, void, gap) and, for drives, their speed class. */
function traceLayers(theme: MapTheme): LayerSpecification[] {
  const { speeds, unknownSpeed, casing, quiet } = TRACE_COLOURS[theme];
  const width = (scale: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    5,
    2 * scale,
    12,
    3.5 * scale,
    17,
    6 * scale,
  ];
  const bySpeed: ExpressionSpecification = [
    'match',
    ['get', 'speedClass'],
    0,
    speeds[0] ?? unknownSpeed,
    ...speeds.slice(1).flatMap((colour, index) => [index + 1, colour]),
    unknownSpeed,
  ];
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      id: 'trace-gap',
      type: 'line',
      source: 'trace',
      filter: ['==', ['get', 'part'], 'gap'],
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': quiet, 'line-width': 2.5, 'line-dasharray': [0.1, 2.2] },
    },
    {
      id: 'trace-void',
      type: 'line',
      source: 'trace',
      filter: ['==', ['get', 'part'], 'void'],
      paint: { 'line-color': quiet, 'line-width': 3, 'line-dasharray': [2, 1.2] },
    },
    {
      id: 'trace-casing',
      type: 'line',
      source: 'trace',
      filter: ['==', ['get', 'part'], 'run'],
      layout: round,
      paint: { 'line-color': casing, 'line-width': width(1.7) },
    },
    {
      id: 'trace-drive',
      type: 'line',
      source: 'trace',
      filter: ['==', ['get', 'part'], 'drive'],
      layout: round,
      paint: { 'line-color': bySpeed, 'line-width': width(1) },
    },
    {
      id: 'trace-doubtful',
      type: 'line',
      source: 'trace',
      filter: ['==', ['get', 'part'], 'doubtful'],
      paint: { 'line-color': casing, 'line-width': width(0.5), 'line-dasharray': [1.6, 1.6] },
    },
  ];
}
