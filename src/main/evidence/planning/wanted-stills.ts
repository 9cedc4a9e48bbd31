/** Which frame of which camera shows the moments of a mark; pure. */
import type { ReviewCamera } from '@shared/domain/incident';
import type { Mark } from '@shared/domain/mark';
import type { StillMoment, StillToMake } from '@shared/domain/still';
import { frameCount } from '@shared/playback/frame-table';
import { timesOf } from '@shared/playback/frames-in';
import {
  buildTimeline,
  frameDue,
  type FrameDue,
  type TimelineLane,
} from '@shared/playback/timeline';
import type { EvidenceSource } from '../evidence-source';
import { isSaved } from './titles';

/** A moment of a mark, with a still of each camera that has a picture of it. */
export interface WantedStills {
  readonly mark: Mark;
  readonly moment: StillMoment;
  readonly timeMs: number;
  /** Empty when no camera saw it. */
  readonly stills: readonly StillToMake[];
}

interface SavedCamera {
  readonly camera: Extract<ReviewCamera, { status: 'ready' }>;
  readonly lane: TimelineLane;
  readonly fileId: string;
}

/** A range that ends with the video ends on its last frame: times carry fractions of a millisecond. */
const AT_THE_END_MS = 1;

/** By mark, then by time. */
export function wantedStills(source: EvidenceSource): readonly WantedStills[] {
  const saved = savedCameras(source);
  return source.marks.flatMap((mark) => stillsOf(saved, mark));
}

/** Cameras whose original lies here, each with its place in time. */
function savedCameras({ cameras, clips, files }: EvidenceSource): readonly SavedCamera[] {
  return cameras.flatMap((camera): readonly SavedCamera[] => {
    if (camera.status !== 'ready') return [];
    const clip = clips.find(({ clipId }) => clipId === camera.clipId);
    const lane = clip && buildTimeline([clip]).lanes[0];
    const original = files.find(({ fileId }) => fileId === clip?.fileId);
    if (!lane || !original || !isSaved(original)) return [];
    return [{ camera, lane, fileId: original.fileId }];
  });
}

function stillsOf(saved: readonly SavedCamera[], mark: Mark): readonly WantedStills[] {
  const { fromMs, toMs } = mark;
  if (toMs === null) {
    const stills = saved.flatMap((each) => stillAt(each, mark, 'only', fromMs) ?? []);
    return [{ mark, moment: 'only', timeMs: fromMs, stills }];
  }
  const first: StillToMake[] = [];
  const last: StillToMake[] = [];
  for (const each of saved) {
    const begins = stillAt(each, mark, 'first', fromMs);
    const ends = stillAt(each, mark, 'last', toMs);
    // One frame shows both: one picture, which says so.
    const isOne = begins !== null && begins.frame === ends?.frame;
    if (begins !== null) first.push(isOne ? { ...begins, moment: 'first-and-last' } : begins);
    if (ends !== null && !isOne) last.push(ends);
  }
  const isToldWithFirst = last.length === 0 && first.some(({ moment }) => moment !== 'first');
  return [
    { mark, moment: 'first', timeMs: fromMs, stills: first },
    ...(isToldWithFirst ? [] : [{ mark, moment: 'last', timeMs: toMs, stills: last } as const]),
  ];
}

function stillAt(
  { camera, lane, fileId }: SavedCamera,
  { markId }: Mark,
  moment: StillMoment,
  timeMs: number,
): StillToMake | null {
  const due = shownAt(lane, timeMs, moment === 'last');
  if (due === null) return null;
  const { frame, ptsUs } = due;
  return {
    markId,
    moment,
    cameraId: camera.cameraId,
    cameraName: camera.name,
    clipId: camera.clipId,
    fileId,
    region: camera.region,
    frame,
    ptsUs,
    ...timesOf(lane, { firstFrame: frame, lastFrame: frame }),
  };
}

function shownAt(lane: TimelineLane, timeMs: number, isEnd: boolean): FrameDue | null {
  const due = frameDue(lane, timeMs);
  if (due.where === 'shown') return due;
  const isLastFrame = due.frame === frameCount(lane.clip.frames) - 1;
  const endsHere = due.where === 'after-end' && timeMs - lane.endMs < AT_THE_END_MS;
  return isEnd && endsHere && isLastFrame ? due : null;
}
