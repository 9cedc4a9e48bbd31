/** What stands beside the streets: trees, lamps, marker posts, signs and the wind turbines far off. */
import { type Point, distance } from '../geo';
import { hashOf } from '../random';
import { PARKS, STREETS, WATERS, clearance, isInside, BUILDINGS } from '../town';
import { type Colour, css, dim, mix } from './colour';
import type { Stage } from './stage';

export type PropKind = 'tree' | 'poplar' | 'lamp' | 'post' | 'sign' | 'bush';

export interface Prop extends Point {
  readonly kind: PropKind;
  readonly size: number;
  readonly seed: number;
  readonly limitKph: number;
}

const LEAVES: readonly Colour[] = [
  [96, 128, 72],
  [112, 136, 74],
  [176, 136, 66],
  [188, 112, 58],
  [150, 142, 70],
  [84, 116, 74],
];

const isFree = (point: Point, room: number): boolean =>
  clearance(point) > room &&
  !WATERS.some((area) => isInside(point, area.corners)) &&
  !BUILDINGS.some(({ corners }) => {
    const corner = corners[0];
    return corner !== undefined && distance(corner, point) < 40 && isInside(point, corners);
  });

function alongStreets(): Prop[] {
  const props: Prop[] = [];
  STREETS.forEach((road, roadIndex) => {
    let along = 0;
    const step = road.urban ? 15 : 12.5;
    road.points.forEach((a, index) => {
      const b = road.points[index + 1];
      if (!b) return;
      const length = distance(a, b);
      const ux = (b.x - a.x) / length;
      const uy = (b.y - a.y) / length;
      for (let start = Math.ceil(along / step) * step - along; start < length; start += step) {
        const number = Math.round((along + start) / step);
        for (const side of [-1, 1]) {
          const seed = number * 4 + side + 1 + roadIndex * 9001;
          const put = (kind: PropKind, away: number, size: number): void => {
            const across = (road.width / 2 + away) * side;
            const point = { x: a.x + ux * start + uy * across, y: a.y + uy * start - ux * across };
            const room = kind === 'tree' || kind === 'poplar' ? 1.6 : 0.7;
            if (isFree(point, room)) {
              props.push({ ...point, kind, size, seed, limitKph: road.limitKph });
            }
          };
          const chance = hashOf(seed, 11);
          if (road.urban) {
            if (number % 2 === 0 && (number / 2 + (side > 0 ? 1 : 0)) % 2 === 0)
              put('lamp', 1, 6.5);
            else if (chance < 0.45) put('tree', 2.4, 4.6 + chance * 5);
            else if (chance > 0.84) put('bush', 4, 1.1);
            if (number % 22 === 5 && side > 0) put('sign', 1.4, 2.4);
          } else {
            if (number % 2 === 0) put('post', 1.1, 0.95);
            const isAvenue = road.name === 'Polderweg' || road.name === 'Sluisweg';
            if (isAvenue && chance < 0.72) put('poplar', 5.5, 11 + chance * 5);
            else if (chance < 0.16) put('tree', 9 + chance * 40, 6 + chance * 12);
            else if (chance > 0.9) put('bush', 6 + chance * 5, 1.6);
            if (number % 40 === 9 && side > 0) put('sign', 1.8, 2.6);
          }
        }
      }
      along += length;
    });
  });
  return props;
}

function inParks(): Prop[] {
  return PARKS.flatMap(({ corners }, park) => {
    const [low, , high] = corners;
    if (!low || !high) return [];
    return Array.from({ length: park === 0 ? 46 : 150 }, (_, index) => {
      const seed = index + 50_000 * (park + 1);
      const point = {
        x: low.x + 6 + hashOf(seed, 1) * (high.x - low.x - 12),
        y: low.y + 6 + hashOf(seed, 2) * (high.y - low.y - 12),
      };
      return { ...point, kind: 'tree' as const, size: 6 + hashOf(seed, 3) * 5, seed, limitKph: 0 };
    }).filter((prop) => isFree(prop, 3));
  });
}

export const PROPS: readonly Prop[] = [...alongStreets(), ...inParks()];

function drawTree(stage: Stage, prop: Prop): void {
  const base = stage.project([prop.x, prop.y, 0]);
  if (!base) return;
  const { context } = stage;
  const leaf = LEAVES[Math.floor(hashOf(prop.seed, 21) * LEAVES.length)] ?? [96, 128, 72];
  const glow = stage.mood.lamps && base.depth < 30 ? 0.5 : 0;
  const dark = css(stage.shade(dim(leaf, 0.84), base.depth, glow));
  const light = css(stage.shade(leaf, base.depth, glow));
  const size = prop.size * base.scale;
  context.fillStyle = css(stage.shade([104, 86, 70], base.depth, glow));
  const trunk = Math.max(1, 0.26 * base.scale);
  context.fillRect(base.x - trunk / 2, base.y - size * 0.5, trunk, size * 0.5);
  const blob = (x: number, y: number, rx: number, ry: number, style: string): void => {
    context.fillStyle = style;
    context.beginPath();
    context.ellipse(base.x + x * size, base.y - y * size, rx * size, ry * size, 0, 0, Math.PI * 2);
    context.fill();
  };
  if (prop.kind === 'poplar') {
    blob(0, 0.56, 0.13, 0.44, dark);
    blob(-0.02, 0.6, 0.09, 0.38, light);
    return;
  }
  if (base.scale < 2) {
    blob(0, 0.66, 0.36, 0.34, light);
    return;
  }
  blob(0.14, 0.58, 0.27, 0.24, dark);
  blob(-0.16, 0.6, 0.27, 0.24, dark);
  blob(0.02, 0.74, 0.3, 0.26, light);
  blob(-0.2, 0.62, 0.18, 0.16, light);
}

function drawLamp(stage: Stage, prop: Prop): void {
  const base = stage.project([prop.x, prop.y, 0]);
  if (!base || base.depth > 170) return;
  const { context } = stage;
  const top = base.y - prop.size * base.scale;
  const wide = Math.max(1, 0.13 * base.scale);
  context.fillStyle = css(stage.shade([92, 98, 104], base.depth));
  context.fillRect(base.x - wide / 2, top, wide, base.y - top);
  context.fillRect(
    base.x - 0.55 * base.scale,
    top,
    1.1 * base.scale,
    Math.max(1, 0.14 * base.scale),
  );
  if (!stage.mood.lamps) return;
  const radius = 2.2 * base.scale;
  const glow = context.createRadialGradient(base.x, top, 0, base.x, top, radius);
  glow.addColorStop(0, 'rgba(255,214,140,0.5)');
  glow.addColorStop(1, 'rgba(255,214,140,0)');
  context.fillStyle = glow;
  context.fillRect(base.x - radius, top - radius, radius * 2, radius * 2);
  context.fillStyle = 'rgb(255,228,170)';
  context.beginPath();
  context.ellipse(base.x, top + 0.15 * base.scale, 0.5 * base.scale, 0.16 * base.scale, 0, 0, 7);
  context.fill();
}

function drawPost(stage: Stage, prop: Prop): void {
  const base = stage.project([prop.x, prop.y, 0]);
  if (!base || base.depth > 130) return;
  const { context } = stage;
  const wide = Math.max(1, 0.13 * base.scale);
  const high = prop.size * base.scale;
  const glow = stage.mood.lamps && base.depth < 60 ? 0.8 : 0;
  context.fillStyle = css(stage.shade([236, 236, 230], base.depth, glow));
  context.fillRect(base.x - wide / 2, base.y - high, wide, high);
  context.fillStyle = css(stage.shade([196, 62, 48], base.depth, glow));
  context.fillRect(base.x - wide / 2, base.y - high * 0.82, wide, high * 0.2);
}

function drawSign(stage: Stage, prop: Prop): void {
  const base = stage.project([prop.x, prop.y, 0]);
  if (!base || base.depth > 140) return;
  const { context } = stage;
  const wide = Math.max(1, 0.08 * base.scale);
  const glow = stage.mood.lamps && base.depth < 60 ? 0.85 : 0;
  const y = base.y - prop.size * base.scale;
  const radius = 0.42 * base.scale;
  context.fillStyle = css(stage.shade([140, 146, 150], base.depth, glow));
  context.fillRect(base.x - wide / 2, y, wide, base.y - y);
  const disc = (share: number, colour: Colour): void => {
    context.fillStyle = css(stage.shade(colour, base.depth, glow));
    context.beginPath();
    context.arc(base.x, y, radius * share, 0, Math.PI * 2);
    context.fill();
  };
  disc(1, [200, 52, 46]);
  disc(0.76, [246, 246, 242]);
  if (radius < 7) return;
  context.fillStyle = css(stage.shade([34, 38, 42], base.depth, glow));
  context.font = `700 ${String(Math.round(radius * 0.82))}px Inter`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(String(prop.limitKph), base.x, y + radius * 0.04);
  context.textAlign = 'left';
}

function drawBush(stage: Stage, prop: Prop): void {
  const base = stage.project([prop.x, prop.y, 0]);
  if (!base || base.depth > 140) return;
  const { context } = stage;
  const leaf = LEAVES[prop.seed % LEAVES.length] ?? [96, 128, 72];
  context.fillStyle = css(stage.shade(mix(leaf, [70, 96, 60], 0.4), base.depth));
  context.beginPath();
  const size = prop.size * base.scale;
  context.ellipse(base.x, base.y - size * 0.4, size * 0.9, size * 0.6, 0, 0, Math.PI * 2);
  context.fill();
}

const PAINTERS: Readonly<Record<PropKind, (stage: Stage, prop: Prop) => void>> = {
  tree: drawTree,
  poplar: drawTree,
  lamp: drawLamp,
  post: drawPost,
  sign: drawSign,
  bush: drawBush,
};

export const drawProp = (stage: Stage, prop: Prop): void => {
  PAINTERS[prop.kind](stage, prop);
};
