/** Turns a piece of map into outlines and names on a drawing. */
import {
  AREA_KINDS,
  isRoad,
  LINE_KINDS,
  type AreaKind,
  type LineKind,
  type MapExtract,
  type MapName,
} from './domain/map-extract';
import { clipLine, clipRing, type PlanePoint, type Rectangle } from './plane-clip';
import type { TraceProjection } from './trace-projection';

export interface MapPath {
  readonly kind: AreaKind | LineKind;
  readonly area: boolean;
  /** In the words of an SVG path; holes are wound the other way round. */
  readonly outline: string;
}

/** In the order of drawing; nothing lies outside the rectangle. */
export function mapPaths(
  { areas, lines }: MapExtract,
  { at }: TraceProjection,
  within: Rectangle,
): readonly MapPath[] {
  const points = (part: readonly number[]): PlanePoint[] => {
    const made: PlanePoint[] = [];
    for (let index = 0; index + 1 < part.length; index += 2) {
      const [longitudeDeg = 0, latitudeDeg = 0] = [part[index], part[index + 1]];
      const { x, y } = at({ latitudeDeg, longitudeDeg });
      made.push([x, y]);
    }
    return made;
  };
  const areaPaths = AREA_KINDS.map((kind) => ({
    kind,
    area: true,
    outline: areas
      .filter((shape) => shape.kind === kind)
      .flatMap((shape) => shape.parts)
      .map((ring) => clipRing(points(ring), within))
      .filter((ring) => ring.length > 2)
      .map((ring) => `${outlineOf(ring)}Z`)
      .join(''),
  }));
  const linePaths = LINE_KINDS.map((kind) => ({
    kind,
    area: false,
    outline: lines
      .filter((shape) => shape.kind === kind)
      .flatMap((shape) => shape.parts)
      .flatMap((line) => clipLine(points(line), within))
      .map(outlineOf)
      .join(''),
  }));
  return [...areaPaths, ...linePaths].filter(({ outline }) => outline !== '');
}

export interface MapLayer {
  /** Its class in `MAP_LOOK`. */
  readonly look: string;
  readonly outline: string;
}

/** As `mapPaths`, with the edges of all roads under the roads: so crossings stay open. */
export function mapLayers(
  extract: MapExtract,
  frame: TraceProjection,
  within: Rectangle,
): readonly MapLayer[] {
  const paths = mapPaths(extract, frame, within);
  const as = (part: 'map' | 'casing', some: readonly MapPath[]): MapLayer[] =>
    some.map(({ kind, outline }) => ({ look: `${part}-${kind}`, outline }));
  const roads = paths.filter(({ kind }) => isRoad(kind));
  const others = paths.filter(({ kind }) => !isRoad(kind));
  return [...as('map', others), ...as('casing', roads), ...as('map', roads)];
}

export function outlineOf(points: readonly PlanePoint[]): string {
  const texts = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return `M${texts.filter((text, index) => text !== texts[index - 1]).join('L')}`;
}

export interface PlacedName {
  readonly kind: MapName['kind'];
  readonly text: string;
  /** Middle of the base line. */
  readonly x: number;
  readonly y: number;
  readonly turnDeg: number;
}

const SIZES: Readonly<Record<MapName['kind'], number>> = { country: 11, town: 11, road: 9.5 };
/** Width of a letter against its height; generous, so that no two names touch. */
const LETTER = 0.58;

/** Of a road's name above the line, so that the way driven does not hide it. */
const ABOVE_ROAD_PX = 6;
const BESIDE_PX = 9;

/**
 * Names that fit, the important ones first; none over another or over what is taken.
 * @param taken boxes that have to stay free
 */
export function placeNames(
  { names }: MapExtract,
  { at }: TraceProjection,
  within: Rectangle,
  taken: readonly Rectangle[] = [],
): readonly PlacedName[] {
  const boxes = [...taken];
  return names.flatMap((name) => {
    const { kind, text, turnDeg } = name;
    const size = SIZES[kind];
    const half = (Array.from(text).length * size * LETTER) / 2;
    const turn = (turnDeg * Math.PI) / 180;
    const { x, y } = at(name);
    const shifts =
      kind === 'road'
        ? [[0, -ABOVE_ROAD_PX - size / 2] as const]
        : ([
            [0, 0],
            [0, -size - BESIDE_PX / 2],
            [0, size + BESIDE_PX / 2],
            [half + BESIDE_PX, 0],
            [-half - BESIDE_PX, 0],
          ] as const);
    for (const [across, down] of shifts) {
      const middle = {
        x: x + across * Math.cos(turn) - down * Math.sin(turn),
        y: y + across * Math.sin(turn) + down * Math.cos(turn),
      };
      const box = boxAround(middle, half, size / 2, turn);
      if (!inside(box, within) || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      // Letters stand on their base line: their middle lies a third of their height above it.
      const base = size * 0.35;
      const [left, top] = [middle.x - base * Math.sin(turn), middle.y + base * Math.cos(turn)];
      return [{ kind, text, x: left, y: top, turnDeg }];
    }
    return [];
  });
}

function boxAround(
  { x, y }: { readonly x: number; readonly y: number },
  halfWidth: number,
  halfHeight: number,
  turn: number,
): Rectangle {
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  const width = halfWidth * cos + halfHeight * sin + 2;
  const height = halfWidth * sin + halfHeight * cos + 2;
  return { left: x - width, right: x + width, top: y - height, bottom: y + height };
}

function inside(box: Rectangle, within: Rectangle): boolean {
  return (
    box.left >= within.left &&
    box.right <= within.right &&
    box.top >= within.top &&
    box.bottom <= within.bottom
  );
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}
