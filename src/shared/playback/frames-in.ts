/** Which frames of a camera are shown during a stretch of time. */
import type { FrameStretch } from '@shared/domain/redaction';
import { frameCount, frameEndUs, frameStartUs } from './frame-table';
import { frameDue, utcOf, type TimelineLane } from './timeline';

/** Between the stretch's end and the frame that begins there, milliseconds. */
const BEFORE_END_MS = 0.001;

/** The first and last frame on screen from `fromMs` until just before `toMs` (UTC); null for none. */
export function framesIn(lane: TimelineLane, fromMs: number, toMs: number): FrameStretch | null {
  const { frames } = lane.clip;
  if (toMs <= fromMs || frameCount(frames) === 0) return null;
  if (fromMs >= lane.endMs || toMs <= lane.startMs) return null;
  return {
    firstFrame: frameDue(lane, Math.max(fromMs, lane.startMs)).frame,
    lastFrame: frameDue(lane, Math.min(toMs, lane.endMs) - BEFORE_END_MS).frame,
  };
}

/** When a run of frames is on screen, UTC milliseconds. */
export function timesOf(
  lane: TimelineLane,
  { firstFrame, lastFrame }: FrameStretch,
): { readonly fromMs: number; readonly toMs: number } {
  const { clip } = lane;
  return {
    fromMs: utcOf(clip, frameStartUs(clip.frames, firstFrame)),
    toMs: utcOf(clip, frameEndUs(clip.frames, lastFrame)),
  };
}
