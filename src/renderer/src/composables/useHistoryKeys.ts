/** Ctrl+Z and Ctrl+Shift+Z (Cmd on a Mac): one step back or forth. */
import { useEventListener } from '@vueuse/core';
import { isElsewhere } from './useDeckKeys';

export interface HistoryKeyActions {
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Listens on the window while the calling scope lives; typing and open dialogs have an undo of their own. */
export function useHistoryKeys({ undo, redo }: HistoryKeyActions): void {
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!command || event.key.toLowerCase() !== 'z' || isElsewhere(event, true)) return;
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  });
}
