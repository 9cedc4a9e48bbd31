/** Decides when the camera moves after the vehicle: at once on a fast machine, seldom on a slow one. */

/** A map picture that takes longer than this would hold up the videos' frames. */
const SLOW_RENDER_MS = 30;
const REMEMBERED_RENDERS = 15;
/** The vehicle may wander within this middle share of the view before a slow machine re-centres. */
const DEAD_ZONE = 0.6;

export interface FollowPolicy {
  /** Tells how long drawing one map picture took. */
  noteRenderMs(durationMs: number): void;
  /** Whether to centre on a vehicle at (x, y) of a view of the given size, all in pixels. */
  shouldCentre(x: number, y: number, width: number, height: number): boolean;
}

export function createFollowPolicy(): FollowPolicy {
  const renders: number[] = [];
  return {
    noteRenderMs(durationMs) {
      renders.push(durationMs);
      if (renders.length > REMEMBERED_RENDERS) renders.shift();
    },
    shouldCentre(x, y, width, height) {
      const median = [...renders].sort((a, b) => a - b)[Math.floor(renders.length / 2)] ?? 0;
      if (median <= SLOW_RENDER_MS) return Math.hypot(x - width / 2, y - height / 2) > 1;
      const [left, top] = [(width * (1 - DEAD_ZONE)) / 2, (height * (1 - DEAD_ZONE)) / 2];
      return x < left || x > width - left || y < top || y > height - top;
    },
  };
}
