/** Leaves out points of a line that lie too near each other to be told apart. */
import type { PlanePoint } from './plane-clip';

/** First and last point stay where they are, so that pieces still meet. */
export function thinned(points: readonly PlanePoint[], least: number): readonly PlanePoint[] {
  let last: PlanePoint | null = null;
  return points.filter((point, index) => {
    const near = last !== null && Math.hypot(point[0] - last[0], point[1] - last[1]) < least;
    if (near && index < points.length - 1) return false;
    last = point;
    return true;
  });
}
