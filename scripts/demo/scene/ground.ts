/** The land itself: polder fields, water, streets and their marks. */
import { type Point, distance } from '../geo';
import { hashOf } from '../random';
import { PARKS, STREETS, type Street, WATERS, clearance } from '../town';
import { type Colour, css } from './colour';
import type { Spot, Stage } from './stage';

const FIELDS: readonly Colour[] = [
  [143, 164, 102],
  [156, 170, 108],
  [168, 160, 112],
  [132, 156, 100],
  [178, 168, 126],
  [150, 152, 98],
];
const TOWN_GREEN: Colour = [140, 162, 108];
const PAVEMENT: Colour = [178, 172, 162];
const KERB: Colour = [206, 202, 194];
const VERGE: Colour = [134, 152, 94];
const ASPHALT: Colour = [92, 96, 102];
const BRICK: Colour = [128, 110, 102];
const MARK: Colour = [232, 232, 226];
const WATER: Colour = [112, 148, 164];
const FIELD_METRES = 130;

interface Piece {
  readonly centre: Point;
  readonly corners: readonly Spot[];
}

const flat = (point: Point, z = 0): Spot => [point.x, point.y, z];

function ribbon(a: Point, b: Point, left: number, right: number, overlap = 0): Spot[] {
  const length = distance(a, b) || 1;
  const ux = (b.x - a.x) / length;
  const uy = (b.y - a.y) / length;
  const corner = (point: Point, ahead: number, across: number): Spot => [
    point.x + ux * ahead + uy * across,
    point.y + uy * ahead - ux * across,
    0,
  ];
  return [
    corner(a, -overlap, left),
    corner(b, overlap, left),
    corner(b, overlap, right),
    corner(a, -overlap, right),
  ];
}

/** Straight stretches of a street laid one after another, cut to the given dash and gap. */
function dashes(road: Street, dash: number, gap: number, across: number, half: number): Piece[] {
  const others = STREETS.filter((other) => other !== road);
  const pieces: Piece[] = [];
  let along = 0;
  road.points.forEach((a, index) => {
    const b = road.points[index + 1];
    if (!b) return;
    const length = distance(a, b);
    const place = (metres: number): Point => ({
      x: a.x + ((b.x - a.x) * metres) / length,
      y: a.y + ((b.y - a.y) * metres) / length,
    });
    const period = dash + gap;
    for (let start = Math.ceil(along / period) * period - along; start < length; start += period) {
      const from = place(start);
      const to = place(Math.min(start + dash, gap === 0 ? length : start + dash));
      const centre = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      if (clearance(centre, others) > dash / 2 + 1) {
        pieces.push({ centre, corners: ribbon(from, to, across - half, across + half) });
      }
    }
    along += length;
  });
  return pieces;
}

const MARKS: readonly Piece[] = STREETS.flatMap((road) => {
  const edge = road.width / 2 - 0.35;
  if (road.kind === 'highway') {
    return [
      ...[-0.2, 0.2].flatMap((across) => dashes(road, 12, 0, across, 0.08)),
      ...[-3.6, 3.6].flatMap((across) => dashes(road, 3, 9, across, 0.08)),
      ...[-edge, edge].flatMap((across) => dashes(road, 12, 0, across, 0.09)),
    ];
  }
  if (road.kind === 'major_road' && !road.urban) {
    return [
      ...dashes(road, 3, 6, 0, 0.07),
      ...[-edge, edge].flatMap((across) => dashes(road, 12, 0, across, 0.07)),
    ];
  }
  return road.kind === 'major_road' ? dashes(road, 3, 3, 0, 0.07) : [];
});

const PRIORITY: readonly string[] = ['Havenlaan', 'Dijkweg'];

/** Triangles across a street where it gives way, points towards who must wait. */
const GIVE_WAY: readonly Piece[] = STREETS.filter(({ name }) => !PRIORITY.includes(name)).flatMap(
  (road) => {
    const majors = STREETS.filter(
      ({ name, kind }) =>
        name !== road.name &&
        (road.kind === 'minor_road' ? kind !== 'minor_road' : PRIORITY.includes(name)),
    );
    const pieces: Piece[] = [];
    road.points.forEach((a, index) => {
      const b = road.points[index + 1];
      if (!b) return;
      const length = distance(a, b);
      const ux = (b.x - a.x) / length;
      const uy = (b.y - a.y) / length;
      const line = (metres: number): Point => ({ x: a.x + ux * metres, y: a.y + uy * metres });
      for (let metres = 0; metres < length; metres += 0.5) {
        const here = clearance(line(metres), majors);
        const next = clearance(line(metres + 0.5), majors);
        if (here > 1.5 === next > 1.5) continue;
        const sense = next > here ? 1 : -1;
        const point = line(metres);
        for (let across = -2.4; across <= 2.4; across += 0.8) {
          const spot = (ahead: number, aside: number): Spot => [
            point.x + ux * ahead * sense + uy * (across + aside),
            point.y + uy * ahead * sense - ux * (across + aside),
            0,
          ];
          if (across * sense < 0) {
            pieces.push({ centre: point, corners: [spot(0, -0.3), spot(0, 0.3), spot(0.9, 0)] });
          }
        }
      }
    });
    return pieces;
  },
);

const segmentsNear = (stage: Stage, road: Street, reach: number): [Point, Point][] =>
  road.points.flatMap((a, index) => {
    const b = road.points[index + 1];
    if (!b) return [];
    const ahead = Math.max(stage.depthOf(a.x, a.y), stage.depthOf(b.x, b.y));
    const length = distance(a, b);
    const near = Math.min(stage.distanceTo(a.x, a.y), stage.distanceTo(b.x, b.y)) - length;
    return ahead > 0 && near < reach ? [[a, b] as [Point, Point]] : [];
  });

function drawFields(stage: Stage): void {
  const reach = 6;
  const column = Math.floor(stage.view.x / FIELD_METRES);
  const row = Math.floor(stage.view.y / FIELD_METRES);
  for (let dx = -reach; dx <= reach; dx += 1) {
    for (let dy = -reach; dy <= reach; dy += 1) {
      const x = (column + dx) * FIELD_METRES;
      const y = (row + dy) * FIELD_METRES;
      const middle = FIELD_METRES / 2;
      if (stage.depthOf(x + middle, y + middle) < -FIELD_METRES) continue;
      const inTown = Math.abs(x + middle) < 480 && Math.abs(y + middle) < 520;
      const pick = Math.floor(hashOf((column + dx) * 97 + row + dy, 4) * FIELDS.length);
      const far = stage.distanceTo(x + middle, y + middle);
      const colour = inTown ? TOWN_GREEN : (FIELDS[pick] ?? TOWN_GREEN);
      stage.fill(
        [
          [x, y, 0],
          [x + FIELD_METRES, y, 0],
          [x + FIELD_METRES, y + FIELD_METRES, 0],
          [x, y + FIELD_METRES, 0],
        ],
        css(stage.shade(colour, far * 0.7)),
      );
    }
  }
}

/** Fields, water, pavements, asphalt and marks, in this order. */
export function drawGround(stage: Stage): void {
  drawFields(stage);
  for (const { corners } of PARKS) {
    stage.fill(
      corners.map((corner) => flat(corner)),
      css(stage.shade([124, 154, 92], 60)),
    );
  }
  for (const { corners } of WATERS) {
    stage.fill(
      corners.map((corner) => flat(corner)),
      css(stage.shade(WATER, 60)),
    );
  }
  const near = STREETS.map((road) => ({ road, segments: segmentsNear(stage, road, 500) }));
  for (const { road, segments } of near) {
    const margin = road.urban ? 3.2 : 2;
    const style = css(stage.shade(road.urban ? PAVEMENT : VERGE, 20));
    for (const [a, b] of segments) {
      stage.fill(ribbon(a, b, -road.width / 2 - margin, road.width / 2 + margin, 1), style);
    }
  }
  const kerb = css(stage.shade(KERB, 20));
  for (const { road, segments } of near) {
    if (!road.urban) continue;
    for (const [a, b] of segments) {
      stage.fill(ribbon(a, b, -road.width / 2 - 0.28, road.width / 2 + 0.28, 0.4), kerb);
    }
  }
  for (const { road, segments } of near) {
    const style = css(stage.shade(road.kind === 'minor_road' ? BRICK : ASPHALT, 20));
    for (const [a, b] of segments) {
      stage.fill(ribbon(a, b, -road.width / 2, road.width / 2, 0.4), style);
    }
  }
  for (const { centre, corners } of [...MARKS, ...GIVE_WAY]) {
    const depth = stage.depthOf(centre.x, centre.y);
    if (depth < -14 || stage.distanceTo(centre.x, centre.y) > 150) continue;
    stage.surface(corners, MARK, stage.mood.lamps && depth < 40 ? 0.6 : 0);
  }
}
