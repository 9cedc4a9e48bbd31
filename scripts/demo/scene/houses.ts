/** Brick houses with pitched roofs, and flat sheds. */
import { distance } from '../geo';
import { hashOf } from '../random';
import { BUILDINGS, type Building } from '../town';
import { type Colour, dim } from './colour';
import { type Frame, type Local, block, face } from './solids';
import type { Stage } from './stage';

const WALLS: readonly Colour[] = [
  [186, 120, 96],
  [172, 108, 90],
  [206, 190, 166],
  [160, 102, 84],
  [196, 150, 118],
  [222, 214, 200],
];
const ROOFS: readonly Colour[] = [
  [116, 84, 76],
  [92, 88, 92],
  [140, 86, 68],
];
const GLASS: Colour = [112, 132, 146];
const LIT: Colour = [255, 214, 138];

export interface House extends Frame {
  readonly building: Building;
  readonly halfLength: number;
  readonly halfDepth: number;
  readonly seed: number;
}

export const HOUSES: readonly House[] = BUILDINGS.flatMap((building, seed) => {
  const [a, b, c] = building.corners;
  if (!a || !b || !c) return [];
  return [
    {
      x: (a.x + c.x) / 2,
      y: (a.y + c.y) / 2,
      direction: Math.atan2(b.y - a.y, b.x - a.x),
      halfLength: distance(a, b) / 2,
      halfDepth: distance(b, c) / 2,
      building,
      seed,
    },
  ];
});

function drawWindows(stage: Stage, house: House): void {
  const { halfLength, halfDepth, building, seed } = house;
  const floors = Math.floor(building.height / 2.6);
  const bays = Math.max(2, Math.floor((halfLength * 2) / 3));
  for (const side of [-1, 1]) {
    for (let floor = 0; floor < floors; floor += 1) {
      for (let bay = 0; bay < bays; bay += 1) {
        const middle = -halfLength + ((bay + 0.5) * halfLength * 2) / bays;
        const isDoor = floor === 0 && bay === seed % bays;
        const low = isDoor ? 0 : 0.9 + floor * 2.6;
        const high = isDoor ? 2.1 : low + 1.35;
        const half = isDoor ? 0.5 : 0.75;
        const right = side * (halfDepth + 0.03);
        const corners: Local[] = [
          [middle - half, right, low],
          [middle + half, right, low],
          [middle + half, right, high],
          [middle - half, right, high],
        ];
        const isLit = stage.mood.lamps && hashOf(seed * 31 + floor * 7 + bay, 61) < 0.4 && !isDoor;
        const colour: Colour = isDoor ? [72, 88, 92] : isLit ? LIT : GLASS;
        face(stage, house, corners, [0, side, 0], colour, isLit ? 1 : 0);
      }
    }
  }
}

export function drawHouse(stage: Stage, house: House): void {
  const { halfLength, halfDepth, building, seed } = house;
  const wall = WALLS[building.colour] ?? [186, 120, 96];
  const shape = {
    back: -halfLength,
    front: halfLength,
    half: halfDepth,
    low: 0,
    high: building.height,
  };
  block(stage, house, shape, building.roof === 0 ? [168, 176, 180] : wall);
  const far = stage.distanceTo(house.x, house.y);
  if (far < 110 && building.roof > 0) drawWindows(stage, house);
  if (building.roof === 0) return;
  const roof = ROOFS[seed % ROOFS.length] ?? [116, 84, 76];
  const eave = building.height;
  const ridge = eave + building.roof;
  const over = 0.4;
  for (const side of [-1, 1]) {
    face(
      stage,
      house,
      [
        [-halfLength - over, side * (halfDepth + over), eave - 0.15],
        [halfLength + over, side * (halfDepth + over), eave - 0.15],
        [halfLength + over, 0, ridge],
        [-halfLength - over, 0, ridge],
      ],
      [0, side * building.roof, halfDepth],
      side > 0 ? roof : dim(roof, 0.9),
    );
    face(
      stage,
      house,
      [
        [side * halfLength, -halfDepth, eave],
        [side * halfLength, halfDepth, eave],
        [side * halfLength, 0, ridge],
      ],
      [side, 0, 0],
      dim(wall, 0.9),
    );
  }
}
