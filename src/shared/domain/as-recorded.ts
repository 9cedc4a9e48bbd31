/** Composite files looked at whole, as they were recorded, instead of as the cameras in them. */
import { WHOLE_PICTURE } from './camera';
import type { ReviewCamera } from './incident';

const WHOLE = 'whole:';

/** True for a camera that stands for the whole picture of a composite file. */
export function isWhole({ cameraId }: ReviewCamera): boolean {
  return cameraId.startsWith(WHOLE);
}

/** True for a camera that is only a part of its file's picture. */
export function isPartOfFile(camera: ReviewCamera): boolean {
  return camera.status === 'ready' && (camera.region.width < 1 || camera.region.height < 1);
}

/** The cameras of each of these clips become one, in the place of the first. */
export function asRecorded(
  cameras: readonly ReviewCamera[],
  clipIds: ReadonlySet<string>,
): readonly ReviewCamera[] {
  const taken = new Set<string>();
  return cameras.flatMap((camera): readonly ReviewCamera[] => {
    if (camera.status !== 'ready' || !clipIds.has(camera.clipId)) return [camera];
    const { clipId } = camera;
    if (taken.has(clipId)) return [];
    taken.add(clipId);
    const names = cameras.flatMap((each) =>
      each.status === 'ready' && each.clipId === clipId ? [each.name] : [],
    );
    const name = names.join(' + ');
    const head = cameras.find(({ cameraId }) => cameraId === camera.follows);
    const follows = head?.status === 'ready' ? { follows: `${WHOLE}${head.clipId}` } : {};
    return [{ ...camera, cameraId: `${WHOLE}${clipId}`, name, region: WHOLE_PICTURE, ...follows }];
  });
}

/** Ids of the library's own cameras in the order of these, which may stand for several. */
export function camerasBehind(
  shown: readonly ReviewCamera[],
  cameras: readonly ReviewCamera[],
): readonly string[] {
  return shown.flatMap((camera) =>
    camera.status === 'ready' && isWhole(camera)
      ? cameras.flatMap((each) =>
          each.status === 'ready' && each.clipId === camera.clipId ? [each.cameraId] : [],
        )
      : [camera.cameraId],
  );
}
