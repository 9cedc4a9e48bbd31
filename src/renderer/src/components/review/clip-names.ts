/** What a file is called on the deck: after all its cameras. */
import type { Clip } from '@shared/domain/clip';
import type { ReviewCamera } from '@shared/domain/incident';

/** Clip → `Front`, or `Front + Cabin` for a composite file. */
export function clipNames(
  clips: readonly Clip[],
  cameras: readonly ReviewCamera[],
): ReadonlyMap<string, string> {
  return new Map(
    clips.map(({ clipId }) => [
      clipId,
      cameras
        .filter((camera) => camera.status === 'ready' && camera.clipId === clipId)
        .map((camera) => camera.name)
        .join(' + '),
    ]),
  );
}
