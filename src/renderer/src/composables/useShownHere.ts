/** What the second window shows, remembered from one incident to the next. */
import { headIdOf } from '@shared/domain/camera-sequence';
import type { ReviewCamera } from '@shared/domain/incident';
import { useLocalStorage } from '@vueuse/core';

/** Beside the ids of cameras; of files that follow each other the first one's stands for all. */
export const MAP = 'map';

export interface UseShownHere {
  /** @param id a camera's, or `map`. */
  readonly isShown: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** Files with a camera that is shown. */
  readonly shownClipIds: (cameras: readonly ReviewCamera[]) => ReadonlySet<string>;
}

export function useShownHere(): UseShownHere {
  const hidden = useLocalStorage<readonly string[]>('roadproof.follower.hidden', []);
  const isShown = (id: string): boolean => !hidden.value.includes(id);
  return {
    isShown,
    toggle: (id) => {
      hidden.value = isShown(id)
        ? [...hidden.value, id]
        : hidden.value.filter((each) => each !== id);
    },
    shownClipIds: (cameras) =>
      new Set(
        cameras.flatMap((camera) =>
          camera.status === 'ready' && isShown(headIdOf(camera)) ? [camera.clipId] : [],
        ),
      ),
  };
}
