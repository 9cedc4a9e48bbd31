/** An area to be saved from the user's own source of tiles: which tiles it needs, and how many are too many. */
import { tilesTouching } from '../tile-grid';
import type { TileSetInfo } from './map';

export interface MapArea {
  /** West, south, east, north in degrees. */
  readonly bounds: TileSetInfo['bounds'];
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

/** Counted, not listed: it may be millions. */
export function countAreaTiles(area: MapArea): number {
  return levels(area).reduce((sum, z) => {
    const { left, right, top, bottom } = tilesTouching(area.bounds, z);
    return sum + (right - left + 1) * (bottom - top + 1);
  }, 0);
}

/** From the coarse to the fine; at most `MOST_AREA_TILES` may be asked for. */
export function areaTiles(area: MapArea): TilePlace[] {
  return levels(area).flatMap((z) => {
    const { left, right, top, bottom } = tilesTouching(area.bounds, z);
    const tiles: TilePlace[] = [];
    for (let y = top; y <= bottom; y += 1)
      for (let x = left; x <= right; x += 1) tiles.push({ z, x, y });
    return tiles;
  });
}

export const roughAreaBytes = (tiles: number): number => tiles * USUAL_TILE_BYTES;
