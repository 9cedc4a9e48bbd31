/** The deck on the whole screen: cameras, time line and keys; everything else steps aside. */
import { useFullscreen } from '@vueuse/core';
import { onScopeDispose, watch } from 'vue';

export interface UseFullScreen {
  readonly toggle: () => void;
}

/**
 * The whole page goes full screen, so that menus and dialogs stay above it; what is not the deck hides
 * by `data-full-screen` on the document. Ends with the calling scope.
 */
export function useFullScreen(): UseFullScreen {
  const root = document.documentElement;
  const { isFullscreen, toggle, exit } = useFullscreen(root);
  watch(isFullscreen, (isFull) => root.toggleAttribute('data-full-screen', isFull));
  onScopeDispose(() => {
    root.removeAttribute('data-full-screen');
    if (isFullscreen.value) void exit();
  });
  return { toggle: () => void toggle() };
}
