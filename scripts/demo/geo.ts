/** Plane geometry of the demo town: metres east (x) and north (y) of its centre. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The town's centre, open polder land in Flevoland. */
export const TOWN_CENTRE = { latitude: 52.46, longitude: 5.52 } as const;

const METRES_PER_DEGREE = 111_320;
const COS_LATITUDE = Math.cos((TOWN_CENTRE.latitude * Math.PI) / 180);

/** Degrees of a point given in metres from the town's centre (flat earth, good to 1 in 10⁴ here). */
export const toDegrees = (point: Point): { latitude: number; longitude: number } => ({
  latitude: TOWN_CENTRE.latitude + point.y / METRES_PER_DEGREE,
  longitude: TOWN_CENTRE.longitude + point.x / (METRES_PER_DEGREE * COS_LATITUDE),
});

export const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

export const lerp = (a: number, b: number, share: number): number => a + (b - a) * share;

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Eases 0…1 with a flat start and end. */
export const smooth = (share: number): number => {
  const t = clamp(share, 0, 1);
  return t * t * (3 - 2 * t);
};

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Shortest turn from one heading to another, radians in -π…π. */
export const turnBetween = (from: number, to: number): number => {
  const turn = (to - from) % (2 * Math.PI);
  if (turn > Math.PI) return turn - 2 * Math.PI;
  return turn < -Math.PI ? turn + 2 * Math.PI : turn;
};

/** Distance of a point from a line segment, metres. */
export function distanceToSegment(point: Point, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const t = clamp(share, 0, 1);
  return Math.hypot(point.x - (a.x + t * dx), point.y - (a.y + t * dy));
}
