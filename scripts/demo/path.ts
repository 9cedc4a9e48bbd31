/** A vehicle's way through the town: a polyline with rounded corners, addressed by metres along it. */
import { type Point, distance, lerp, turnBetween } from './geo';

export interface PathPoint extends Point {
  /** Compass-free direction of travel, radians from east, anticlockwise. */
  readonly direction: number;
}

const STEP_METRES = 0.5;

function roundCorner(before: Point, corner: Point, after: Point, radius: number): Point[] {
  const inLength = distance(before, corner);
  const outLength = distance(corner, after);
  const inDirection = Math.atan2(corner.y - before.y, corner.x - before.x);
  const outDirection = Math.atan2(after.y - corner.y, after.x - corner.x);
  const turn = turnBetween(inDirection, outDirection);
  if (Math.abs(turn) < 0.01) return [corner];
  const wanted = radius * Math.tan(Math.abs(turn) / 2);
  const tangent = Math.min(wanted, inLength * 0.48, outLength * 0.48);
  const start = {
    x: corner.x - Math.cos(inDirection) * tangent,
    y: corner.y - Math.sin(inDirection) * tangent,
  };
  const actualRadius = tangent / Math.tan(Math.abs(turn) / 2);
  const steps = Math.max(4, Math.ceil((actualRadius * Math.abs(turn)) / STEP_METRES));
  const side = Math.sign(turn);
  const centre = {
    x: start.x - Math.sin(inDirection) * actualRadius * side,
    y: start.y + Math.cos(inDirection) * actualRadius * side,
  };
  return Array.from({ length: steps + 1 }, (_, index) => {
    const angle = inDirection + (turn * index) / steps - (side * Math.PI) / 2;
    return {
      x: centre.x + Math.cos(angle) * actualRadius,
      y: centre.y + Math.sin(angle) * actualRadius,
    };
  });
}

/** The corners of a polyline replaced by arcs. */
export function roundCorners(points: readonly Point[], radius: number): Point[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    return before && after ? roundCorner(before, point, after, radius) : [point];
  });
}

export class Path {
  readonly lengthMetres: number;
  private readonly points: readonly Point[];
  private readonly along: readonly number[];

  constructor(corners: readonly Point[], cornerRadius: number) {
    this.points = roundCorners(corners, cornerRadius);
    let total = 0;
    this.along = this.points.map((point, index) => {
      const before = this.points[index - 1];
      total += before ? distance(before, point) : 0;
      return total;
    });
    this.lengthMetres = total;
  }

  /** Where the path is after so many metres; before its start and after its end it runs straight on. */
  at(metres: number): PathPoint {
    const here = this.raw(metres);
    const behind = this.raw(metres - 1.5);
    const ahead = this.raw(metres + 1.5);
    return { ...here, direction: Math.atan2(ahead.y - behind.y, ahead.x - behind.x) };
  }

  private raw(metres: number): Point {
    let low = 0;
    let high = this.along.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.along[middle] ?? 0) <= metres) low = middle;
      else high = middle - 1;
    }
    const a = this.points[low];
    const b = this.points[low + 1];
    const startsAt = this.along[low];
    const endsAt = this.along[low + 1];
    if (!a || !b || startsAt === undefined || endsAt === undefined) {
      throw new Error('A path needs two points.');
    }
    const share = (metres - startsAt) / (endsAt - startsAt || 1);
    return { x: lerp(a.x, b.x, share), y: lerp(a.y, b.y, share) };
  }
}
