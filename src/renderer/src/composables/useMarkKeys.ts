/** Keys that mark: M a moment, I and O a range, Ctrl+Z and Ctrl+Shift+Z back and forth. */
import { useEventListener } from '@vueuse/core';
import { isElsewhere } from './useDeckKeys';
import { useHistoryKeys, type HistoryKeyActions } from './useHistoryKeys';

export interface MarkKeyActions extends HistoryKeyActions {
  readonly mark: () => void;
  readonly begin: () => void;
  readonly end: () => void;
}

/** Listens on the window while the calling scope lives; typing and open dialogs come first. */
export function useMarkKeys(actions: MarkKeyActions): void {
  useHistoryKeys(actions);
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (isElsewhere(event)) return;
    const key = event.key.toLowerCase();
    const act = { m: actions.mark, i: actions.begin, o: actions.end }[key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
