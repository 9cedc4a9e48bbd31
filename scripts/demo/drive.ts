/** A drive told by places ("at 1280 m, 16 km/h") turned into speeds over time. */
import type { Key } from './curve';

export interface Waypoint {
  /** Metres along the route. */
  readonly along: number;
  readonly kph: number;
  /** Seconds standing still here. */
  readonly wait?: number;
}

/** Speed keys whose last one is at `endsAt` seconds; speeds change evenly between the places. */
export function driveThrough(waypoints: readonly Waypoint[], endsAt: number): Key[] {
  const keys: [number, number][] = [];
  let time = 0;
  waypoints.forEach((place, index) => {
    const before = waypoints[index - 1];
    if (before) {
      const metres = place.along - before.along;
      time += metres / (Math.max(2, before.kph + place.kph) / 2 / 3.6);
    }
    keys.push([time, place.kph]);
    if (place.wait) {
      time += place.wait;
      keys.push([time, place.kph]);
    }
  });
  return keys.map(([at, kph]) => [at - time + endsAt, kph]);
}
