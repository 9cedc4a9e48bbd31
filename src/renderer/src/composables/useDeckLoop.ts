/** A stretch played over and over, between two moments that the reviewer sets. */
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import type { TimeStretch } from '@shared/playback/time-window';
import type { Deck } from './useDeck';

export interface DeckLoop {
  /** What is played over and over; null when nothing is. */
  readonly range: ComputedRef<TimeStretch | null>;
  /** Where the next loop begins, while its end is not set; UTC milliseconds. */
  readonly fromMs: Readonly<Ref<number | null>>;
  /** From the moment on the deck. */
  readonly begin: () => void;
  /** To the moment on the deck; from the start of the time line when no begin was set. */
  readonly end: () => void;
  readonly clear: () => void;
  /** Goes to its begin and plays. */
  readonly play: (stretch: TimeStretch) => void;
}

export function useDeckLoop(deck: Deck): DeckLoop {
  const { controller } = deck;
  const fromMs = ref<number | null>(null);
  const range = computed(() => deck.snapshot.value.loop);

  function set(stretch: TimeStretch | null): void {
    fromMs.value = null;
    controller.setLoop(stretch);
  }

  return {
    range,
    fromMs,
    begin: () => {
      const nowMs = deck.nowMs();
      const toMs = range.value?.toMs ?? -Infinity;
      if (nowMs < toMs) {
        set({ fromMs: nowMs, toMs });
        return;
      }
      set(null);
      fromMs.value = nowMs;
    },
    end: () => {
      const nowMs = deck.nowMs();
      const otherMs = fromMs.value ?? range.value?.fromMs ?? deck.timeline.startMs;
      if (nowMs === otherMs) return;
      set({ fromMs: Math.min(nowMs, otherMs), toMs: Math.max(nowMs, otherMs) });
    },
    clear: () => {
      set(null);
    },
    play: (stretch) => {
      set(stretch);
      controller.seek(stretch.fromMs);
      controller.play();
    },
  };
}
