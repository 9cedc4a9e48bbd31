/** A layer of the tile schema while it is being made: features with flat properties. */
import type { Feature, Geometry, Position } from 'geojson';

export type Properties = Readonly<Record<string, string | number | null | undefined>>;

export interface Layer {
  /** Name in the Protomaps v4 schema: earth, water, boundaries, roads, places … */
  readonly name: string;
  readonly features: readonly Feature[];
}

/** Makes a feature; properties without a value are left out, since the tile encoder breaks on null. */
export function feature(geometry: Geometry, properties: Properties): Feature {
  const kept = Object.entries(properties).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return { type: 'Feature', geometry, properties: Object.fromEntries(kept) };
}

/**
 * Undoes the jump of a ring over ±180° by letting its longitudes run on, so that it is one shape
 * again. A ring that goes once round the Earth (Antarctica) is closed along the pole it circles.
 */
export function unwrapRing(ring: readonly Position[]): Position[] {
  const unwrapped: Position[] = [];
  let shift = 0;
  let previous: number | null = null;
  for (const [longitude = 0, latitude = 0] of ring) {
    if (previous !== null && longitude - previous > 180) shift -= 360;
    if (previous !== null && longitude - previous < -180) shift += 360;
    previous = longitude;
    unwrapped.push([longitude + shift, latitude]);
  }
  const first = unwrapped[0] ?? [0, 0];
  const last = unwrapped.at(-1) ?? first;
  if (Math.abs((last[0] ?? 0) - (first[0] ?? 0)) > 180) {
    const pole = (first[1] ?? 0) < 0 ? -90 : 90;
    unwrapped.push([last[0] ?? 0, pole], [first[0] ?? 0, pole], first);
  }
  const longitudes = unwrapped.map(([longitude = 0]) => longitude);
  const low = longitudes.reduce((a, b) => Math.min(a, b), Infinity);
  const high = longitudes.reduce((a, b) => Math.max(a, b), -Infinity);
  const turns = Math.round((low + high) / 2 / 360) * 360;
  return unwrapped.map(([longitude = 0, latitude = 0]) => [longitude - turns, latitude]);
}

/** All polygons of a geometry with their rings unwrapped. */
export function unwrappedPolygons(geometry: Geometry): Position[][][] {
  const polygons =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  return polygons.map((rings) => rings.map(unwrapRing));
}
