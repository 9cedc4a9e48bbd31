/** What of the time line is on screen: all of it, or a stretch that goes along with playback. */
import {
  isInside,
  moved,
  revealing,
  within,
  zoomed,
  type TimeStretch,
} from '@shared/playback/time-window';
import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import type { Deck } from './useDeck';

export interface TimeWindow {
  readonly shown: ComputedRef<TimeStretch>;
  readonly isWhole: ComputedRef<boolean>;
  /** @param factor above 1 shows less. @param aroundMs stays in its place; null: the playhead */
  readonly zoom: (factor: number, aroundMs?: number | null) => void;
  /** By parts of what is on screen; negative for earlier. */
  readonly move: (parts: number) => void;
  readonly show: (stretch: TimeStretch) => void;
  readonly showAll: () => void;
}

/** Further than this in one step nobody plays: it was a jump. */
const JUMP_MS = 2000;

export function useTimeWindow(deck: Deck): TimeWindow {
  /** Null while all is shown, however long that is. */
  const chosen = shallowRef<TimeStretch | null>(null);
  const whole = computed((): TimeStretch => ({
    fromMs: deck.timeline.startMs,
    toMs: deck.timeline.endMs,
  }));
  const shown = computed(() =>
    chosen.value === null ? whole.value : within(chosen.value, whole.value),
  );

  function show(stretch: TimeStretch): void {
    const next = within(stretch, whole.value);
    const isAll = next.toMs - next.fromMs >= whole.value.toMs - whole.value.fromMs;
    chosen.value = isAll ? null : next;
  }

  watch(deck.calmTimeMs, (timeMs, beforeMs) => {
    if (chosen.value === null || isInside(shown.value, timeMs)) return;
    // Somebody looks at another stretch while it plays.
    const isPlaying = deck.status.value === 'playing' && Math.abs(timeMs - beforeMs) < JUMP_MS;
    if (isPlaying && !isInside(shown.value, beforeMs)) return;
    const direction = isPlaying ? (deck.rate.value < 0 ? -1 : 1) : 0;
    chosen.value = revealing(shown.value, whole.value, timeMs, direction);
  });

  return {
    shown,
    isWhole: computed(() => chosen.value === null),
    zoom: (factor, aroundMs = null) => {
      const now = deck.calmTimeMs.value;
      const middle = (shown.value.fromMs + shown.value.toMs) / 2;
      const around = aroundMs ?? (isInside(shown.value, now) ? now : middle);
      show(zoomed(shown.value, whole.value, factor, around));
    },
    move: (parts) => {
      show(moved(shown.value, whole.value, parts));
    },
    show,
    showAll: () => {
      chosen.value = null;
    },
  };
}
