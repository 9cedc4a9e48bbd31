/** Distances between places picked on a map: legs, running sums, and the line they are drawn along. */
import { distanceM } from './track-math';
import type { Place } from './trace-projection';

export interface MeasuredLeg {
  readonly from: Place;
  readonly to: Place;
  /** Great-circle length, metres. */
  readonly lengthM: number;
  /** From the first place to the end of this leg, metres. */
  readonly sumM: number;
}

/** A straight line on the map is close enough to the shortest way below this length. */
const STRAIGHT_M = 50_000;
const RADIANS = Math.PI / 180;

/**
 * The legs between consecutive places. Lengths are great circles on the mean sphere, as the length
 * driven is: within 0.6 % of the ellipsoid everywhere.
 */
export function measureLegs(places: readonly Place[]): readonly MeasuredLeg[] {
  let sumM = 0;
  return places.slice(1).flatMap((to, index) => {
    const from = places[index];
    if (from === undefined) return [];
    const lengthM = distanceM(from, to);
    sumM += lengthM;
    return [{ from, to, lengthM, sumM }];
  });
}

/**
 * Positions (longitude, latitude) along the great circle, both ends included. Longitudes go on
 * beyond ±180° instead of jumping, so that a line over the date line stays one line.
 */
export function greatCircle(from: Place, to: Place): readonly [number, number][] {
  const steps = Math.max(1, Math.ceil(distanceM(from, to) / STRAIGHT_M));
  const [start, end] = [unitVector(from), unitVector(to)];
  const angle = Math.acos(Math.min(1, Math.max(-1, dot(start, end))));
  const line: [number, number][] = [[from.longitudeDeg, from.latitudeDeg]];
  for (let step = 1; step <= steps; step += 1) {
    const share = step / steps;
    const at = steps === 1 || step === steps ? to : between(start, end, angle, share);
    const last = line.at(-1)?.[0] ?? 0;
    const turns = Math.round((last - at.longitudeDeg) / 360);
    line.push([at.longitudeDeg + turns * 360, at.latitudeDeg]);
  }
  return line;
}

type Vector = readonly [number, number, number];

function unitVector({ latitudeDeg, longitudeDeg }: Place): Vector {
  const [latitude, longitude] = [latitudeDeg * RADIANS, longitudeDeg * RADIANS];
  return [
    Math.cos(latitude) * Math.cos(longitude),
    Math.cos(latitude) * Math.sin(longitude),
    Math.sin(latitude),
  ];
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function between(start: Vector, end: Vector, angle: number, share: number): Place {
  const [a, b] = [Math.sin((1 - share) * angle), Math.sin(share * angle)];
  const [x, y, z] = [
    a * start[0] + b * end[0],
    a * start[1] + b * end[1],
    a * start[2] + b * end[2],
  ];
  return {
    latitudeDeg: Math.atan2(z, Math.hypot(x, y)) / RADIANS,
    longitudeDeg: Math.atan2(y, x) / RADIANS,
  };
}
