/**
 * Boxes of degrees on the map: west, south, east, north. One across the 180° meridian has its west side within
 * −180…180 and its east side beyond 180.
 */
import { longitudeBeside, usualLongitude } from './longitude';

export type DegreeBox = readonly [west: number, south: number, east: number, north: number];

const FULL_TURN_DEG = 360;
const HALF_TURN_DEG = 180;

/** A box told anywhere beyond ±180, as a map that was turned round and round tells it; never wider than the world. */
export function usualBox([west, south, east, north]: DegreeBox): DegreeBox {
  const width = east - west;
  if (width >= FULL_TURN_DEG) return [-HALF_TURN_DEG, south, HALF_TURN_DEG, north];
  const from = usualLongitude(west);
  return [from, south, from + width, north];
}

export const isAcrossAntimeridian = ([, , east]: DegreeBox): boolean => east > HALF_TURN_DEG;

/** Its parts within −180…180, from west to east: one, or one on each side of the meridian. */
export function usualParts(box: DegreeBox): readonly DegreeBox[] {
  if (!isAcrossAntimeridian(box)) return [box];
  const [west, south, east, north] = box;
  return [
    [west, south, HALF_TURN_DEG, north],
    [-HALF_TURN_DEG, south, east - FULL_TURN_DEG, north],
  ];
}

/** The smallest box within −180…180 around it: across the meridian that is the whole way round the world. */
export function usualAround(box: DegreeBox): DegreeBox {
  const [, south, , north] = box;
  return isAcrossAntimeridian(box) ? [-HALF_TURN_DEG, south, HALF_TURN_DEG, north] : box;
}

/** @param longitudeDeg may be written beyond ±180 */
export function boxHolds(
  [west, south, east, north]: DegreeBox,
  { longitudeDeg, latitudeDeg }: { readonly longitudeDeg: number; readonly latitudeDeg: number },
): boolean {
  const beside = longitudeBeside(longitudeDeg, (west + east) / 2);
  return beside >= west && beside <= east && latitudeDeg >= south && latitudeDeg <= north;
}
