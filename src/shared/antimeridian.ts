/** Cuts a line where it crosses the 180° meridian, for formats whose readers would draw it round the world. */
import { longitudeBeside } from './longitude';

export interface LinePoint {
  /** −180…180. */
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
  /** Metres; null where it is not known. */
  readonly altitudeM: number | null;
  readonly timeMs: number;
}

export interface CutPoint<T extends LinePoint> extends LinePoint {
  /** Null for the place of a cut on the meridian, which nobody has measured. */
  readonly fix: T | null;
}

const FULL_TURN_DEG = 360;
const HALF_TURN_DEG = 180;

/**
 * RFC 7946, 3.1.9: the parts of a line, none of which crosses the meridian, in order. Each ends where the next one
 * begins, on either side of it; that place is reckoned between the fixes around it. One part is the line as it is.
 */
export function cutAtAntimeridian<T extends LinePoint>(
  line: readonly T[],
): readonly (readonly CutPoint<T>[])[] {
  const unrolled = unroll(line);
  // How many turns round the world east of the usual writing.
  let turn = firstTurn(unrolled);
  let part: CutPoint<T>[] = [];
  const parts = [part];
  unrolled.forEach((to, index) => {
    const from = unrolled[index - 1];
    const side = Math.sign(to.eastDeg - turn * FULL_TURN_DEG);
    const borderDeg = turn * FULL_TURN_DEG + side * HALF_TURN_DEG;
    const isBeyond = Math.abs(to.eastDeg - turn * FULL_TURN_DEG) > HALF_TURN_DEG;
    if (isBeyond && from !== undefined) {
      const crossing = pointOn(from, to, borderDeg);
      if (from.eastDeg !== borderDeg)
        part.push({ ...crossing, longitudeDeg: side * HALF_TURN_DEG });
      part = [{ ...crossing, longitudeDeg: -side * HALF_TURN_DEG }];
      parts.push(part);
      turn += side;
    }
    part.push(asFix(to, turn));
  });
  return parts;
}

interface Unrolled<T> {
  readonly fix: T;
  /** Longitude that goes on beyond ±180 instead of jumping. */
  readonly eastDeg: number;
}

function unroll<T extends LinePoint>(line: readonly T[]): readonly Unrolled<T>[] {
  let eastDeg = line[0]?.longitudeDeg ?? 0;
  return line.map((fix) => {
    eastDeg = longitudeBeside(fix.longitudeDeg, eastDeg);
    return { fix, eastDeg };
  });
}

/** A line that begins on the meridian belongs to the side it goes on to. */
function firstTurn<T>(line: readonly Unrolled<T>[]): number {
  const first = line.find(({ eastDeg }) => Math.abs(eastDeg) !== HALF_TURN_DEG);
  return first === undefined ? 0 : Math.round(first.eastDeg / FULL_TURN_DEG);
}

function asFix<T extends LinePoint>({ fix, eastDeg }: Unrolled<T>, turn: number): CutPoint<T> {
  const { longitudeDeg, latitudeDeg, altitudeM, timeMs } = fix;
  const isOnMeridian = Math.abs(longitudeDeg) === HALF_TURN_DEG;
  return {
    // The meridian has two names; each part uses that of its own side.
    longitudeDeg: isOnMeridian ? eastDeg - turn * FULL_TURN_DEG : longitudeDeg,
    ...{ latitudeDeg, altitudeM, timeMs, fix },
  };
}

function pointOn<T extends LinePoint>(
  from: Unrolled<T>,
  to: Unrolled<T>,
  eastDeg: number,
): Omit<CutPoint<T>, 'longitudeDeg'> {
  const share = (eastDeg - from.eastDeg) / (to.eastDeg - from.eastDeg);
  const mix = (a: number, b: number): number => a + (b - a) * share;
  const [a, b] = [from.fix, to.fix];
  return {
    latitudeDeg: mix(a.latitudeDeg, b.latitudeDeg),
    altitudeM:
      a.altitudeM === null || b.altitudeM === null
        ? null
        : Math.round(mix(a.altitudeM, b.altitudeM) * 100) / 100,
    timeMs: Math.round(mix(a.timeMs, b.timeMs)),
    fix: null,
  };
}
