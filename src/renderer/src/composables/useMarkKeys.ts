/** Keys that mark: M a moment, I and O a range, Ctrl+Z and Ctrl+Shift+Z back and forth. */
import { useEventListener } from '@vueuse/core';
import { isElsewhere } from './useDeckKeys';

export interface MarkKeyActions {
  readonly mark: () => void;
  readonly begin: () => void;
  readonly end: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Listens on the window while the calling scope lives; typing and open dialogs come first. */
export function useMarkKeys(actions: MarkKeyActions): void {
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    const isHistory = (event.ctrlKey || event.metaKey) && !event.altKey && key === 'z';
    if (isElsewhere(event, isHistory)) return;
    const act = isHistory
      ? event.shiftKey
        ? actions.redo
        : actions.undo
      : { m: actions.mark, i: actions.begin, o: actions.end }[key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
