/** An area to be saved from the user's own source of tiles: which tiles it needs, and how many are too many. */
import { usualParts, type DegreeBox } from '../degree-box';
import { tilesTouching, type TileRange } from '../tile-grid';

export interface MapArea {
  readonly bounds: DegreeBox;
  readonly maxZoom: number;
}

export interface TilePlace {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Below it the app's overview is drawn, so nothing is fetched for it. */
export const AREA_MIN_ZOOM = 7;
export const AREA_MAX_ZOOM = 16;
/** A town with its surroundings; more is a load that servers of tiles are not there for. */
export const MOST_AREA_TILES = 10_000;
/** For the estimate before anything has been fetched. */
const USUAL_TILE_BYTES = 20_000;

const levels = ({ maxZoom }: MapArea): number[] =>
  Array.from(
    { length: Math.max(0, maxZoom - AREA_MIN_ZOOM + 1) },
    (_, step) => AREA_MIN_ZOOM + step,
  );

/** On both sides of the 180° meridian where the area lies across it; no tile is in two of them. */
function rangesAt({ bounds }: MapArea, z: number): readonly TileRange[] {
  const [range, beyond] = usualParts(bounds).map((part) => tilesTouching(part, z));
  if (range === undefined) return [];
  if (beyond === undefined) return [range];
  const right = Math.min(beyond.right, range.left - 1);
  return right < beyond.left ? [range] : [range, { ...beyond, right }];
}

/** Counted, not listed: it may be millions. */
export function countAreaTiles(area: MapArea): number {
  return levels(area)
    .flatMap((z) => rangesAt(area, z))
    .reduce(
      (sum, { left, right, top, bottom }) => sum + (right - left + 1) * (bottom - top + 1),
      0,
    );
}

/** From the coarse to the fine; at most `MOST_AREA_TILES` may be asked for. */
export function areaTiles(area: MapArea): TilePlace[] {
  return levels(area).flatMap((z) => rangesAt(area, z).flatMap((range) => tilesIn(range, z)));
}

function tilesIn({ left, right, top, bottom }: TileRange, z: number): TilePlace[] {
  const tiles: TilePlace[] = [];
  for (let y = top; y <= bottom; y += 1)
    for (let x = left; x <= right; x += 1) tiles.push({ z, x, y });
  return tiles;
}

export const roughAreaBytes = (tiles: number): number => tiles * USUAL_TILE_BYTES;
