/** Takes what lies in a box out of a tile set, thinned to what can be seen at the scale of the drawing. */
import type { TileSetInfo } from '@shared/domain/map';
import {
  AREA_KINDS,
  isRoad,
  LINE_KINDS,
  type MapBox,
  type MapExtract,
  type MapName,
  type MapShape,
} from '@shared/domain/map-extract';
import { clipLine, clipRing, type PlanePoint, type Rectangle } from '@shared/plane-clip';
import { thinned } from '@shared/plane-thin';
import { tilesTouching } from '@shared/tile-grid';
import {
  readTile,
  type TileContent,
  type TileName,
  type TilePlace,
  type TileShape,
} from './read-tile';
import type { TileReader } from './tile-reader';

/** Metres per pixel of a 512-pixel tile of zoom 0 at the equator. */
const METRES_PER_PIXEL_0 = 78_271.516_964;
const METRES_PER_DEGREE = 111_320;
const MAX_TILES = 16;
/** What a page can hold; a crowded map loses its least important kinds. */
const MAX_POINTS = 30_000;
const MAX_NAMES = 120;
/** Nearer points than this part of a pixel are one. */
const THIN_PIXELS = 0.35;
/** The important kinds first, for `MAX_POINTS`. */
const BY_IMPORTANCE = [
  ...['earth', 'water', 'country-border', 'highway', 'major-road', 'minor-road'],
  ...['river', 'region-border', 'rail', 'park', 'path', 'building'],
];

export interface ExtractWish {
  readonly box: MapBox;
  readonly metresPerPixel: number;
  readonly ground: MapExtract['ground'];
}

/** The same tiles give the same extract; a tile that cannot be read is left out. */
export async function extractMap(
  tiles: TileReader,
  set: TileSetInfo,
  { box, metresPerPixel, ground }: ExtractWish,
): Promise<MapExtract> {
  const places = tilesOver(box, zoomFor(set, box, metresPerPixel));
  const contents: TileContent[] = [];
  for (const place of places) {
    const content = await tiles
      .tile(set.id, place.z, place.x, place.y)
      .then((bytes) => bytes && turned(readTile(bytes, place), place.turnDeg))
      .catch(() => null);
    if (content) contents.push(content);
  }
  const middle = (box[1] + box[3]) / 2;
  const thin = (THIN_PIXELS * metresPerPixel) / METRES_PER_DEGREE;
  const stretch = Math.cos((middle * Math.PI) / 180);
  const cut = contents.flatMap(({ shapes }) => shapes.map((shape) => cutShape(shape, box, thin)));
  const kept = withinBudget(cut);
  const of = <Kind extends string>(kinds: readonly Kind[]): MapShape<Kind>[] =>
    kinds.flatMap((kind) => {
      const parts = kept.filter((shape) => shape.kind === kind).flatMap((shape) => shape.parts);
      return parts.length === 0 ? [] : [{ kind, parts: parts.map(flat) }];
    });
  return {
    box,
    ground,
    areas: of(AREA_KINDS),
    lines: of(LINE_KINDS),
    names: [
      ...placeNames(
        contents.flatMap(({ names }) => names),
        box,
      ),
      ...roadNames(kept, stretch),
    ].slice(0, MAX_NAMES),
    attribution: set.attribution === '' ? set.name : set.attribution,
  };
}

/** As fine as the drawing can show, as coarse as few tiles need. */
function zoomFor({ minZoom, maxZoom }: TileSetInfo, box: MapBox, metresPerPixel: number): number {
  const latitude = (((box[1] + box[3]) / 2) * Math.PI) / 180;
  const wanted = Math.round(Math.log2((METRES_PER_PIXEL_0 * Math.cos(latitude)) / metresPerPixel));
  let zoom = Math.max(minZoom, Math.min(maxZoom, wanted));
  while (zoom > minZoom && tilesOver(box, zoom).length > MAX_TILES) zoom -= 1;
  return zoom;
}

/** A tile, and how far east its content is turned to lie in the box: a full turn beyond the 180° meridian. */
interface PlacedTile extends TilePlace {
  readonly turnDeg: number;
}

function tilesOver([west, south, east, north]: MapBox, z: number): readonly PlacedTile[] {
  const found: PlacedTile[] = [];
  for (const turnDeg of [-360, 0, 360]) {
    const [from, to] = [Math.max(west - turnDeg, -180), Math.min(east - turnDeg, 180)];
    if (from >= to) continue;
    const { left, right, top, bottom } = tilesTouching([from, south, to, north], z);
    // More tiles than can be used are not listed either: the zoom is lowered then.
    for (let y = top; y <= bottom; y += 1) {
      for (let x = left; x <= right; x += 1) {
        found.push({ z, x, y, turnDeg });
        if (found.length > MAX_TILES) return found;
      }
    }
  }
  return found;
}

function turned({ shapes, names }: TileContent, turnDeg: number): TileContent {
  if (turnDeg === 0) return { shapes, names };
  const turn = ([x, y]: PlanePoint): PlanePoint => [x + turnDeg, y];
  return {
    shapes: shapes.map((shape) => ({ ...shape, parts: shape.parts.map((part) => part.map(turn)) })),
    names: names.map((name) => ({ ...name, at: turn(name.at) })),
  };
}

function cutShape(shape: TileShape, [west, south, east, north]: MapBox, thin: number): TileShape {
  const within: Rectangle = { left: west, top: south, right: east, bottom: north };
  const parts = shape.rings
    ? shape.parts.map((ring) => clipRing(ring, within)).filter((ring) => ring.length > 2)
    : shape.parts.flatMap((line) => clipLine(line, within));
  const least = shape.rings ? 3 : 2;
  return {
    ...shape,
    parts: parts.map((part) => thinned(part, thin)).filter((part) => part.length >= least),
  };
}

function withinBudget(shapes: readonly TileShape[]): readonly TileShape[] {
  let points = 0;
  const kept = new Set<TileShape>();
  for (const kind of BY_IMPORTANCE) {
    const ofKind = shapes.filter((shape) => shape.kind === kind && shape.parts.length > 0);
    points += ofKind.reduce((sum, { parts }) => sum + parts.flat().length, 0);
    // Half a kind would show what is not there: open squares, roads that end.
    if (points > MAX_POINTS) break;
    ofKind.forEach((shape) => kept.add(shape));
  }
  return shapes.filter((shape) => kept.has(shape));
}

function placeNames(names: readonly TileName[], [west, south, east, north]: MapBox): MapName[] {
  const seen = new Set<string>();
  return names
    .filter(({ at: [x, y] }) => x > west && x < east && y > south && y < north)
    .sort((a, b) => b.rank - a.rank || compare(a.text, b.text) || a.at[0] - b.at[0])
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .map(({ kind, text, at }) => ({
      kind,
      text,
      longitudeDeg: degrees(at[0]),
      latitudeDeg: degrees(at[1]),
      turnDeg: 0,
    }));
}

/** Each road's name once, in the middle of its longest straight piece. */
function roadNames(shapes: readonly TileShape[], stretch: number): MapName[] {
  const longest = new Map<string, { length: number; name: MapName }>();
  for (const { kind, name, parts } of shapes) {
    if (name === null || !isRoad(kind)) continue;
    for (const part of parts) {
      for (let index = 1; index < part.length; index += 1) {
        const [from, to] = [part[index - 1], part[index]];
        if (!from || !to) continue;
        const [east, north] = [(to[0] - from[0]) * stretch, to[1] - from[1]];
        const length = Math.hypot(east, north);
        if (length <= (longest.get(name)?.length ?? 0)) continue;
        const turn = (Math.atan2(-north, east) * 180) / Math.PI;
        longest.set(name, {
          length,
          name: {
            kind: 'road',
            text: name,
            longitudeDeg: degrees((from[0] + to[0]) / 2),
            latitudeDeg: degrees((from[1] + to[1]) / 2),
            // Never upside down.
            turnDeg: Math.round(turn > 90 ? turn - 180 : turn < -90 ? turn + 180 : turn),
          },
        });
      }
    }
  }
  return [...longest.values()]
    .sort((a, b) => b.length - a.length || compare(a.name.text, b.name.text))
    .map(({ name }) => name);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** A decimetre is more than any of these maps knows. */
const degrees = (value: number): number => Math.round(value * 1e6) / 1e6;
const flat = (part: readonly PlanePoint[]): number[] => part.flat().map(degrees);
