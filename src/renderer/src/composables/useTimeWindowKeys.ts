/** The keys that show another stretch of the time line. */
import { useMarksStore } from '@renderer/stores/marks';
import { useEventListener } from '@vueuse/core';
import { isElsewhere } from './useDeckKeys';
import type { TimeWindow } from './useTimeWindow';

const ZOOM_STEP = 2;
const PAGE_PART = 0.8;
/** Around a mark, as a part of its length; a moment is shown with half a minute. */
const AROUND_PART = 0.25;
const MOMENT_MS = 30_000;

/** Listens on the window while the calling scope lives. */
export function useTimeWindowKeys(shown: TimeWindow): void {
  const marks = useMarksStore();

  function toggleMark(): void {
    const mark = marks.marks.find(({ markId }) => markId === marks.selectedId);
    if (!shown.isWhole.value || mark === undefined) {
      shown.showAll();
      return;
    }
    const toMs = mark.toMs ?? mark.fromMs;
    const aroundMs = Math.max(
      (toMs - mark.fromMs) * AROUND_PART,
      mark.toMs === null ? MOMENT_MS : 0,
    );
    shown.show({ fromMs: mark.fromMs - aroundMs, toMs: toMs + aroundMs });
  }

  const actions: Readonly<Record<string, () => void>> = {
    ArrowUp: () => shown.zoom(ZOOM_STEP),
    ArrowDown: () => shown.zoom(1 / ZOOM_STEP),
    PageUp: () => shown.move(-PAGE_PART),
    PageDown: () => shown.move(PAGE_PART),
    z: toggleMark,
  };

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const action = event.shiftKey || isElsewhere(event) ? undefined : actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}
