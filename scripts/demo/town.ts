/** The invented town: streets, canal, parks and houses, in metres from its centre. */
import { type Point, distance, distanceToSegment } from './geo';
import { roundCorners } from './path';
import { randomFrom } from './random';

export type StreetKind = 'highway' | 'major_road' | 'minor_road';

export interface Street {
  readonly name: string;
  readonly kind: StreetKind;
  readonly points: readonly Point[];
  /** Width of the asphalt, metres. */
  readonly width: number;
  readonly limitKph: number;
  /** Streets between houses have pavements and lamps, country roads have verges and posts. */
  readonly urban: boolean;
}

export interface Building {
  /** Corners, anticlockwise. */
  readonly corners: readonly Point[];
  readonly height: number;
  readonly roof: number;
  readonly colour: number;
}

export interface Area {
  readonly name: string;
  readonly corners: readonly Point[];
}

const at = (x: number, y: number): Point => ({ x, y });

const street = (
  name: string,
  kind: StreetKind,
  width: number,
  limitKph: number,
  urban: boolean,
  points: readonly Point[],
  bend = 60,
): Street => ({ name, kind, points: roundCorners(points, bend), width, limitKph, urban });

export const STREETS: readonly Street[] = [
  street(
    'Dijkweg',
    'highway',
    15,
    100,
    false,
    [at(-2600, 700), at(-1300, 900), at(0, 900), at(1200, 900), at(2600, 1250)],
    900,
  ),
  street('Havenlaan', 'major_road', 7.4, 50, true, [at(-1200, 0), at(1400, 0)]),
  street('Stationsweg', 'major_road', 7.4, 50, true, [at(0, -900), at(0, 900)]),
  street(
    'Polderweg',
    'major_road',
    7.2,
    80,
    false,
    [at(-1200, 900 - 8), at(-1200, 0), at(-1200, -1100), at(-700, -1500), at(0, -1500)],
    260,
  ),
  street(
    'Sluisweg',
    'major_road',
    7.2,
    80,
    false,
    [at(1400, 892), at(1400, 0), at(1250, -900), at(0, -900)],
    220,
  ),
  street(
    'Ganzenweg',
    'major_road',
    7.2,
    80,
    false,
    [at(0, -900), at(0, -1500), at(700, -1900)],
    200,
  ),
  street('Kerkstraat', 'minor_road', 6, 30, true, [at(-400, 220), at(420, 220)]),
  street('Tulpstraat', 'minor_road', 6, 30, true, [at(-400, -200), at(420, -200)]),
  street('Eikenlaan', 'minor_road', 6, 30, true, [at(-400, 480), at(-400, -320)]),
  street('Marktstraat', 'minor_road', 6, 30, true, [at(420, 480), at(420, -320)]),
  street('Molenpad', 'minor_road', 6, 30, true, [at(200, 480), at(200, -320)]),
  street('Wilgenstraat', 'minor_road', 6, 30, true, [at(-400, 480), at(420, 480)]),
  street('Kanaalkade', 'minor_road', 6, 30, true, [at(-400, -320), at(420, -320)]),
  street(
    'Loodsweg',
    'minor_road',
    7,
    30,
    true,
    [at(800, 0), at(800, -320), at(1120, -320), at(1120, 0)],
    20,
  ),
];

export const WATERS: readonly Area[] = [
  {
    name: 'Demovaart',
    corners: [at(-2600, -470), at(2600, -470), at(2600, -440), at(-2600, -440)],
  },
  {
    name: 'Oosterplas',
    corners: [
      at(1750, 150),
      at(2150, 120),
      at(2320, 380),
      at(2180, 640),
      at(1820, 600),
      at(1640, 380),
    ],
  },
];

export const PARKS: readonly Area[] = [
  { name: 'Molenpark', corners: [at(20, 20), at(180, 20), at(180, 200), at(20, 200)] },
  { name: 'Dijkbos', corners: [at(-1100, 560), at(-520, 560), at(-520, 820), at(-1100, 820)] },
];

export function isInside(point: Point, corners: readonly Point[]): boolean {
  let inside = false;
  corners.forEach((a, index) => {
    const b = corners[(index + 1) % corners.length] ?? a;
    if (a.y > point.y !== b.y > point.y) {
      const crossing = a.x + ((point.y - a.y) / (b.y - a.y)) * (b.x - a.x);
      if (point.x < crossing) inside = !inside;
    }
  });
  return inside;
}

/** Metres from a point to the asphalt's edge of the nearest street; negative on the asphalt. */
export function clearance(point: Point, streets: readonly Street[] = STREETS): number {
  return streets.reduce((nearest, { points, width }) => {
    points.forEach((a, index) => {
      const b = points[index + 1];
      if (b) nearest = Math.min(nearest, distanceToSegment(point, a, b) - width / 2);
    });
    return nearest;
  }, Infinity);
}

const isTaken = (corners: readonly Point[], centre: Point, taken: readonly Building[]): boolean =>
  [...corners, centre].some(
    (corner) =>
      clearance(corner) < 4.5 ||
      [...WATERS, ...PARKS].some((area) => isInside(corner, area.corners)),
  ) ||
  taken.some((other) => {
    const first = other.corners[0];
    const third = other.corners[2];
    if (!first || !third) return false;
    const middle = { x: (first.x + third.x) / 2, y: (first.y + third.y) / 2 };
    return distance(middle, centre) < 15;
  });

function housesAlong(road: Street, random: () => number, taken: Building[]): void {
  road.points.forEach((a, index) => {
    const b = road.points[index + 1];
    if (!b) return;
    const length = distance(a, b);
    const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    for (const side of [-1, 1]) {
      for (let metres = 14; metres < length - 10;) {
        const isShed = road.name === 'Loodsweg';
        const wide = isShed ? 26 + random() * 10 : 9 + random() * 7;
        const deep = isShed ? 20 : 9 + random() * 3;
        const back = road.width / 2 + 6.5 + random() * 2.5 + deep / 2;
        const centre = {
          x: a.x + along.x * metres - along.y * back * side,
          y: a.y + along.y * metres + along.x * back * side,
        };
        const corner = (u: number, v: number): Point => ({
          x: centre.x + (along.x * u * wide) / 2 - (along.y * v * deep) / 2,
          y: centre.y + (along.y * u * wide) / 2 + (along.x * v * deep) / 2,
        });
        const corners = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
        const height = isShed ? 7 : 5.4 + Math.floor(random() * 2) * 2.6;
        const colour = Math.floor(random() * 6);
        if (random() < 0.86 && !isTaken(corners, centre, taken)) {
          taken.push({ corners, height, roof: isShed ? 0 : 2.6 + random(), colour });
        }
        metres += wide + (random() < 0.3 ? 12 : 4 + random() * 4);
      }
    }
  });
}

function buildHouses(): readonly Building[] {
  const random = randomFrom(52_460);
  const houses: Building[] = [];
  for (const road of STREETS) if (road.urban) housesAlong(road, random, houses);
  return houses;
}

export const BUILDINGS: readonly Building[] = buildHouses();
