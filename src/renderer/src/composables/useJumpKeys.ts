/** Keys that go to the next thing of a kind, and those that loop: N marks, G gaps, A and B a loop. */
import { nextMoment } from '@shared/playback/jump-moments';
import { useEventListener } from '@vueuse/core';
import type { Deck } from './useDeck';
import { isElsewhere } from './useDeckKeys';
import type { DeckLoop } from './useDeckLoop';
import { useToasts } from './useToasts';

export interface JumpKeyTargets {
  readonly deck: Deck;
  readonly loop: DeckLoop;
  /** UTC milliseconds. */
  readonly markMoments: () => readonly number[];
  readonly gapMoments: () => readonly number[];
}

/** Listens on the window while the calling scope lives; typing and open dialogs come first. */
export function useJumpKeys({ deck, loop, markMoments, gapMoments }: JumpKeyTargets): void {
  const toasts = useToasts();

  function jump(moments: readonly number[], direction: -1 | 1, what: string): void {
    const timeMs = nextMoment(moments, deck.nowMs(), direction);
    if (timeMs !== null) deck.controller.seek(timeMs);
    else {
      const where = direction > 0 ? 'after' : 'before';
      toasts.show({ tone: 'neutral', title: `No ${what} ${where} this moment` });
    }
  }

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (isElsewhere(event)) return;
    const direction = event.shiftKey ? -1 : 1;
    const act = {
      n: () => jump(markMoments(), direction, 'mark'),
      g: () => jump(gapMoments(), direction, 'gap'),
      a: event.shiftKey ? loop.clear : loop.begin,
      b: loop.end,
    }[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
