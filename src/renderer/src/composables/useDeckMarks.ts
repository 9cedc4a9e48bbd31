/** Marks of the moment on the deck: made, ended, gone to. */
import { useMarksStore } from '@renderer/stores/marks';
import { ref, type Ref } from 'vue';
import type { Deck } from './useDeck';

export interface UseDeckMarks {
  /** The mark that was made last and waits for its words; only while the deck stands still. */
  readonly freshId: Readonly<Ref<string | null>>;
  readonly markMoment: () => void;
  readonly beginRange: () => void;
  readonly endRange: () => void;
  readonly showMark: (markId: string) => void;
}

/** @param showList brings the list of marks into sight. */
export function useDeckMarks(deck: Deck, showList: () => void): UseDeckMarks {
  const marks = useMarksStore();
  const freshId = ref<string | null>(null);

  function showMade(): void {
    showList();
    freshId.value = deck.wantsPlay.value ? null : marks.selectedId;
  }

  return {
    freshId,
    markMoment: () => {
      marks.add(deck.nowMs(), null);
      showMade();
    },
    beginRange: () => {
      marks.rangeFromMs = deck.nowMs();
    },
    endRange: () => {
      if (marks.endRange(deck.nowMs())) showMade();
    },
    showMark: (markId) => {
      const mark = marks.marks.find((each) => each.markId === markId);
      if (mark === undefined) return;
      marks.selectedId = markId;
      showList();
      deck.controller.seek(mark.fromMs);
    },
  };
}
