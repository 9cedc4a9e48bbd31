/** Where a step of whole frames leads, counted on one chosen camera. */
import { frameCount, frameMiddleUs } from './frame-table';
import { frameDue, utcOf, type Timeline, type TimelineLane } from './timeline';

/** Steps where no camera has a picture go by this. */
const BLIND_STEP_MS = 100;

/**
 * The moment `frames` frames on (or back, when negative), at the middle of the frame, so that
 * every other camera's frame of that instant is well defined too.
 * The master is counted on where it has pictures; elsewhere the first lane that has some is.
 */
export function stepTimeMs(
  timeline: Timeline,
  masterId: string | null,
  timeMs: number,
  frames: number,
): number {
  const lane = countingLane(timeline, masterId, timeMs);
  const targetMs =
    lane === undefined ? timeMs + frames * BLIND_STEP_MS : stepOn(lane, timeMs, frames);
  return Math.max(timeline.startMs, Math.min(timeline.endMs, targetMs));
}

function countingLane(
  timeline: Timeline,
  masterId: string | null,
  timeMs: number,
): TimelineLane | undefined {
  const shown = timeline.lanes.filter((lane) => frameDue(lane, timeMs).where === 'shown');
  return shown.find((lane) => lane.clip.clipId === masterId) ?? shown[0];
}

function stepOn(lane: TimelineLane, timeMs: number, frames: number): number {
  const table = lane.clip.frames;
  const wanted = frameDue(lane, timeMs).frame + frames;
  const last = frameCount(table) - 1;
  const inside = Math.max(0, Math.min(last, wanted));
  const usualMs = (lane.endMs - lane.startMs) / (last + 1);
  // Past the clip's own ends the step goes on at its usual pace, into the other cameras' time.
  return utcOf(lane.clip, frameMiddleUs(table, inside)) + (wanted - inside) * usualMs;
}
