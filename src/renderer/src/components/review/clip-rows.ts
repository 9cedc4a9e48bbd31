/** The cameras that a clip can be made of, with the frames that would be in it. */
import type { ClipCamera } from '@renderer/composables/clip-content';
import { headIdOf } from '@shared/domain/camera-sequence';
import type { FrameStretch } from '@shared/domain/redaction';
import { framesIn } from '@shared/playback/frames-in';

export interface ClipRow {
  readonly of: ClipCamera;
  /** Null when it has no pictures of the stretch. */
  readonly frames: FrameStretch | null;
}

/**
 * Of a camera's files that follow each other, those that the stretch touches; else the first.
 * @param stretch UTC milliseconds; null while none is told
 */
export function clipRows(
  cameras: readonly ClipCamera[],
  stretch: { readonly fromMs: number; readonly toMs: number } | null,
): readonly ClipRow[] {
  const all = cameras.map((of) => ({
    of,
    frames: stretch === null ? null : framesIn(of.lane, stretch.fromMs, stretch.toMs),
  }));
  const touched = new Set(
    all.flatMap(({ of, frames }) => (frames === null ? [] : [headIdOf(of.camera)])),
  );
  return all.filter(({ of: { camera }, frames }) => {
    const headId = headIdOf(camera);
    return frames !== null || (!touched.has(headId) && headId === camera.cameraId);
  });
}

/** Whether a camera is there with more than one of its files. */
export function runsOverFiles(chosen: readonly ClipCamera[]): boolean {
  return new Set(chosen.map(({ camera }) => headIdOf(camera))).size < chosen.length;
}
