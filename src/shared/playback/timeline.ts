/** One UTC span for all clips of an incident, and which frame each of them owes at a moment. */
import type { Clip } from '@shared/domain/clip';
import {
  frameAt,
  frameCount,
  frameEndUs,
  frameStartUs,
  safePtsUs,
  tableSpanUs,
  usualFrameUs,
} from './frame-table';

/** What the time line needs of a clip; a `Clip` is one. */
export type TimelineClip = Pick<Clip, 'clipId' | 'startMs' | 'frames'>;

/** A stretch of UTC for which there are pictures, end not included. */
export interface PictureSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TimelineLane {
  readonly clip: TimelineClip;
  /** First picture and end of the last one, UTC milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  /** Where there are pictures, in order; what lies between two of them is a gap. */
  readonly spans: readonly PictureSpan[];
}

export interface Timeline {
  readonly startMs: number;
  readonly endMs: number;
  readonly lanes: readonly TimelineLane[];
}

/** What a clip owes at a moment: always a frame to show, and why it stands still if it does. */
export interface FrameDue {
  readonly where: 'shown' | 'before-start' | 'after-end' | 'gap';
  readonly frame: number;
  /** Presentation time at which that frame starts in its file, microseconds. */
  readonly ptsUs: number;
  /** Where to aim a seek so that this frame and no neighbour is painted, microseconds. */
  readonly aimUs: number;
}

/** A frame that stays longer than this while others do not is a hole in the recording. */
const HOLE_MS = 1000;
const HOLE_FRAMES = 5;

/**
 * Lays clips on one time line.
 * @param alsoMs moments the span must contain too, such as the event's own time.
 * Clips without a single frame get no lane.
 */
export function buildTimeline(
  clips: readonly TimelineClip[],
  alsoMs: readonly number[] = [],
): Timeline {
  const lanes = clips.filter((clip) => frameCount(clip.frames) > 0).map(laneOf);
  const starts = [...lanes.map((lane) => lane.startMs), ...alsoMs];
  const ends = [...lanes.map((lane) => lane.endMs), ...alsoMs];
  return {
    startMs: starts.length === 0 ? 0 : Math.min(...starts),
    endMs: ends.length === 0 ? 0 : Math.max(...ends),
    lanes,
  };
}

/** UTC milliseconds → presentation time in the clip's file, whole microseconds. */
export function ptsOf(clip: TimelineClip, timeMs: number): number {
  // Milliseconds since 1970 leave a fraction of a microsecond of rounding: cut it here, once.
  return Math.round((timeMs - clip.startMs) * 1000);
}

/** Presentation time in the clip's file → UTC milliseconds. */
export function utcOf(clip: TimelineClip, ptsUs: number): number {
  return clip.startMs + ptsUs / 1000;
}

/** The frame that `lane` must show at `timeMs`; first or last frame outside its own span. */
export function frameDue(lane: TimelineLane, timeMs: number): FrameDue {
  const { frames } = lane.clip;
  const ptsUs = ptsOf(lane.clip, timeMs);
  const span = tableSpanUs(frames);
  const frame = frameAt(frames, ptsUs);
  const startUs = frameStartUs(frames, frame);
  const due = { frame, ptsUs: startUs, aimUs: safePtsUs(frames, frame, ptsUs) };
  if (ptsUs < span.startUs) return { where: 'before-start', ...due };
  if (ptsUs >= span.endUs) return { where: 'after-end', ...due };
  const isHole =
    lane.spans.length > 1 && !lane.spans.some((s) => inSpan(s, utcOf(lane.clip, ptsUs)));
  return { where: isHole ? 'gap' : 'shown', ...due };
}

/** The lane of a clip; undefined when the clip has no pictures. */
export function laneFor(timeline: Timeline, clipId: string): TimelineLane | undefined {
  return timeline.lanes.find((lane) => lane.clip.clipId === clipId);
}

function inSpan(span: PictureSpan, timeMs: number): boolean {
  return timeMs >= span.fromMs && timeMs < span.toMs;
}

function laneOf(clip: TimelineClip): TimelineLane {
  const span = tableSpanUs(clip.frames);
  return {
    clip,
    startMs: utcOf(clip, span.startUs),
    endMs: utcOf(clip, span.endUs),
    spans: spansOf(clip),
  };
}

function spansOf(clip: TimelineClip): readonly PictureSpan[] {
  const span = tableSpanUs(clip.frames);
  if (clip.frames.kind === 'constant') {
    return [{ fromMs: utcOf(clip, span.startUs), toMs: utcOf(clip, span.endUs) }];
  }
  const count = frameCount(clip.frames);
  const usualUs = usualFrameUs(clip.frames);
  const limitUs = Math.max(HOLE_MS * 1000, usualUs * HOLE_FRAMES);
  const spans: PictureSpan[] = [];
  let fromUs = span.startUs;
  for (let frame = 0; frame < count; frame += 1) {
    const startUs = frameStartUs(clip.frames, frame);
    const endUs = frameEndUs(clip.frames, frame);
    if (endUs - startUs < limitUs) continue;
    // The frame before a hole counts as shown for as long as a usual frame.
    spans.push({ fromMs: utcOf(clip, fromUs), toMs: utcOf(clip, startUs + usualUs) });
    fromUs = endUs;
  }
  if (fromUs < span.endUs) {
    spans.push({ fromMs: utcOf(clip, fromUs), toMs: utcOf(clip, span.endUs) });
  }
  return spans;
}
