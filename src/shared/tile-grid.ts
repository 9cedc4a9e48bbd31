/** The grid of web map tiles (Web Mercator): which tile a place lies in. */

/** Beyond it the projection has no tiles. */
const MERCATOR_END_DEG = 85.05;

/** Columns and rows, both ends included. */
export interface TileRange {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** @param bounds west, south, east, north in degrees */
export function tilesTouching(
  [west, south, east, north]: readonly [number, number, number, number],
  zoom: number,
): TileRange {
  const count = 2 ** zoom;
  const inside = (value: number): number => Math.max(0, Math.min(count - 1, Math.floor(value)));
  const row = (latitudeDeg: number): number => {
    const held = Math.max(-MERCATOR_END_DEG, Math.min(MERCATOR_END_DEG, latitudeDeg));
    const angle = (held * Math.PI) / 180;
    return inside(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * count);
  };
  const column = (longitudeDeg: number): number => inside(((longitudeDeg + 180) / 360) * count);
  return { left: column(west), right: column(east), top: row(north), bottom: row(south) };
}
