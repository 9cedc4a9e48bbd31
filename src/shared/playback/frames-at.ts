/** Which frame every camera shows at a moment, for notes and reports. */
import { cameraSequences, duePart } from '@shared/domain/camera-sequence';
import type { Clip } from '@shared/domain/clip';
import type { ReviewCamera } from '@shared/domain/incident';
import { buildTimeline, frameDue, type FrameDue } from './timeline';

export interface CameraFrame {
  /** `Front`; all its cameras when one file holds several. */
  readonly name: string;
  readonly fileId: string;
  /** 0-based; null when this camera has no picture of that moment. */
  readonly frame: number | null;
  /** Presentation time of that frame in its file, microseconds; null without one. */
  readonly ptsUs: number | null;
}

/** In the order of the cameras; missing ones are left out. Of files that follow each other, the one whose turn it is. */
export function framesAt(
  cameras: readonly ReviewCamera[],
  clips: readonly Clip[],
  timeMs: number,
): readonly CameraFrame[] {
  const whereOf = (clipId: string): FrameDue['where'] | undefined => {
    const clip = clips.find((each) => each.clipId === clipId);
    const lane = clip && buildTimeline([clip]).lanes[0];
    return lane && frameDue(lane, timeMs).where;
  };
  const ready = cameraSequences(cameras)
    .map((sequence) => duePart(sequence, whereOf))
    .flatMap((camera) => (camera.status === 'ready' ? [camera] : []));
  const clipIds = [...new Set(ready.map((camera) => camera.clipId))];
  return clipIds.flatMap((clipId): readonly CameraFrame[] => {
    const clip = clips.find((each) => each.clipId === clipId);
    const lane = clip && buildTimeline([clip]).lanes[0];
    if (!clip || !lane) return [];
    const names = ready.filter((camera) => camera.clipId === clipId).map(({ name }) => name);
    const due = frameDue(lane, timeMs);
    const isShown = due.where === 'shown';
    return [
      {
        name: names.join(', '),
        fileId: clip.fileId,
        frame: isShown ? due.frame : null,
        ptsUs: isShown ? due.ptsUs : null,
      },
    ];
  });
}
