/** Alt and an arrow look around in a picture that is zoomed. */
import { useEventListener } from '@vueuse/core';
import { isOfTarget } from './useDeckKeys';

/** To the right and down: −1, 0 or 1. */
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Listens on the window while the calling scope lives. */
export function usePanKeys(pan: (right: number, down: number) => void): void {
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (direction === undefined || !event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.defaultPrevented || isOfTarget(event)) return;
    event.preventDefault();
    pan(...direction);
  });
}
