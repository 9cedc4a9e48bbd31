/** One undo for the deck: marks and corrected starts go back in the order in which they were made. */
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { NO_STEPS, recordStep, redoStep, undoStep, type StepHistory } from './step-history';

export interface DeckStep {
  readonly undo: () => void;
  readonly redo: () => void;
}

export const useDeckHistoryStore = defineStore('deck-history', () => {
  const history = shallowRef<StepHistory<DeckStep>>(NO_STEPS);

  /** Of a step that has just been done. */
  function record(step: DeckStep): void {
    history.value = recordStep(history.value, step);
  }

  function undo(): void {
    const back = undoStep(history.value);
    if (back === null) return;
    history.value = back.history;
    back.step.undo();
  }

  function redo(): void {
    const forth = redoStep(history.value);
    if (forth === null) return;
    history.value = forth.history;
    forth.step.redo();
  }

  return {
    canUndo: computed(() => history.value.done.length > 0),
    canRedo: computed(() => history.value.undone.length > 0),
    record,
    undo,
    redo,
    clear: () => (history.value = NO_STEPS),
  };
});
