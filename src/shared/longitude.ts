/** Longitudes across the 180° meridian, where −179.9° lies right beside 179.9°. */

const FULL_TURN_DEG = 360;
const HALF_TURN_DEG = 180;

/** The same meridian, written within half a turn of another: beside 179.9, −179.9 is 180.1. */
export function longitudeBeside(longitudeDeg: number, besideDeg: number): number {
  return longitudeDeg + FULL_TURN_DEG * Math.round((besideDeg - longitudeDeg) / FULL_TURN_DEG);
}

/** The same meridian as it is usually written, −180…180. */
export function usualLongitude(longitudeDeg: number): number {
  const isUsual = longitudeDeg >= -HALF_TURN_DEG && longitudeDeg <= HALF_TURN_DEG;
  return isUsual ? longitudeDeg : longitudeBeside(longitudeDeg, 0);
}

/**
 * The shortest stretch that holds all of them, from west to east; null without any. The east end is beyond 180
 * where the stretch crosses the 180° meridian.
 * @param longitudes −180…180
 */
export function longitudeSpan(
  longitudes: readonly number[],
): { readonly westDeg: number; readonly eastDeg: number } | null {
  if (longitudes.length === 0) return null;
  let [westDeg, eastDeg] = [Infinity, -Infinity];
  for (const longitude of longitudes) {
    westDeg = Math.min(westDeg, longitude);
    eastDeg = Math.max(eastDeg, longitude);
  }
  if (eastDeg - westDeg <= HALF_TURN_DEG) return { westDeg, eastDeg };
  // The other way round is shorter where it leaves out more than the end of the map does.
  let leftOutDeg = westDeg + FULL_TURN_DEG - eastDeg;
  const sorted = Float64Array.from(longitudes).sort();
  for (let index = 1; index < sorted.length; index += 1) {
    const [before = 0, after = 0] = [sorted[index - 1], sorted[index]];
    if (after - before <= leftOutDeg) continue;
    leftOutDeg = after - before;
    [westDeg, eastDeg] = [after, before + FULL_TURN_DEG];
  }
  return { westDeg, eastDeg };
}
