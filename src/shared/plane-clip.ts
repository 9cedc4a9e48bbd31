/** Cuts lines and rings off at a rectangle, on a plane. */

export type PlanePoint = readonly [x: number, y: number];

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What of a ring lies in the rectangle; empty when nothing does (Sutherland and Hodgman). */
export function clipRing(ring: readonly PlanePoint[], within: Rectangle): readonly PlanePoint[] {
  const { left, top, right, bottom } = within;
  let points = ring;
  for (const [axis, limit, sign] of [
    [0, left, 1],
    [0, right, -1],
    [1, top, 1],
    [1, bottom, -1],
  ] as const) {
    const cut: PlanePoint[] = [];
    points.forEach((point, index) => {
      const before = points[index - 1] ?? points.at(-1) ?? point;
      const inside = (point[axis] - limit) * sign >= 0;
      const wasInside = (before[axis] - limit) * sign >= 0;
      if (inside !== wasInside) cut.push(crossing(before, point, axis, limit));
      if (inside) cut.push(point);
    });
    points = cut;
  }
  return points;
}

/** The stretches of a line that lie in the rectangle (Liang and Barsky, piece by piece). */
export function clipLine(
  line: readonly PlanePoint[],
  within: Rectangle,
): readonly (readonly PlanePoint[])[] {
  const stretches: PlanePoint[][] = [];
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1], line[index]];
    const piece = from && to ? clipPiece(from, to, within) : null;
    if (piece === null) continue;
    const last = stretches.at(-1);
    const end = last?.at(-1);
    if (end?.[0] === piece[0][0] && end[1] === piece[0][1]) last?.push(piece[1]);
    else stretches.push([...piece]);
  }
  return stretches;
}

function crossing(from: PlanePoint, to: PlanePoint, axis: 0 | 1, limit: number): PlanePoint {
  const share = (limit - from[axis]) / (to[axis] - from[axis]);
  const other = axis === 0 ? 1 : 0;
  const across = from[other] + (to[other] - from[other]) * share;
  return axis === 0 ? [limit, across] : [across, limit];
}

function clipPiece(
  from: PlanePoint,
  to: PlanePoint,
  { left, top, right, bottom }: Rectangle,
): readonly [PlanePoint, PlanePoint] | null {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [first, last] = [0, 1];
  for (const [step, room] of [
    [-dx, from[0] - left],
    [dx, right - from[0]],
    [-dy, from[1] - top],
    [dy, bottom - from[1]],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
      continue;
    }
    const share = room / step;
    if (step < 0) first = Math.max(first, share);
    else last = Math.min(last, share);
    if (first > last) return null;
  }
  const at = (share: number): PlanePoint =>
    share === 0 ? from : share === 1 ? to : [from[0] + dx * share, from[1] + dy * share];
  return [at(first), at(last)];
}
