/** Decides when the camera moves after the vehicle: with every frame on a fast machine, seldom on a slow one. */

/** Frames that take longer than this on average would hold up the videos. */
const SLOW_FRAME_MS = 25;
const FRAMES_JUDGED = 12;
/** The vehicle may wander within this middle share of the view before a slow machine re-centres. */
const DEAD_ZONE = 0.6;

/** Where the vehicle is in a view of the given size, all in pixels. */
export interface VehicleInView {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FollowPolicy {
  /** Asked once a frame; `nowMs` on a steady clock tells how long frames with a moved map take. */
  shouldCentre(vehicle: VehicleInView, nowMs: number): boolean;
  /** Forgets that the machine was slow. */
  reset(): void;
}

/** Time between frames is judged, not drawing itself: that goes on elsewhere and cannot be timed. */
export function createFollowPolicy(): FollowPolicy {
  let slow = false;
  let frames: number[] = [];
  let centredAtMs: number | null = null;
  return {
    shouldCentre({ x, y, width, height }, nowMs) {
      if (centredAtMs !== null) frames.push(nowMs - centredAtMs);
      centredAtMs = null;
      if (frames.length >= FRAMES_JUDGED) {
        slow ||= frames.reduce((sum, ms) => sum + ms, 0) / frames.length > SLOW_FRAME_MS;
        frames = [];
      }
      const [left, top] = [(width * (1 - DEAD_ZONE)) / 2, (height * (1 - DEAD_ZONE)) / 2];
      const outside = x < left || x > width - left || y < top || y > height - top;
      const moved = Math.hypot(x - width / 2, y - height / 2) > 1;
      if (!(slow ? outside : moved)) return false;
      centredAtMs = nowMs;
      return true;
    },
    reset() {
      slow = false;
      frames = [];
      centredAtMs = null;
    },
  };
}
