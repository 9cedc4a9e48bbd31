/** The marks of the incident on the deck: shown at once, saved by themselves, each step undoable. */
import { errorData, request } from '@renderer/api/bridge';
import { byMarkTime, usualColour, type MarkContent } from '@shared/domain/mark';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { NO_HISTORY, recordStep, redoStep, undoStep } from './mark-history';

export const useMarksStore = defineStore('marks', () => {
  const marks = shallowRef<readonly MarkContent[]>([]);
  const history = shallowRef(NO_HISTORY);
  /** What could not be read or saved; what is on screen may then not be on the disk. */
  const error = shallowRef<AppErrorData | null>(null);
  /** Where the range that is being marked begins. */
  const rangeFromMs = ref<number | null>(null);
  const selectedId = ref<string | null>(null);
  let incidentId = '';
  /** One after the other, so that the last state is the one that stays. */
  let saving = Promise.resolve();

  async function open(id: string): Promise<void> {
    incidentId = id;
    marks.value = [];
    history.value = NO_HISTORY;
    rangeFromMs.value = null;
    selectedId.value = null;
    error.value = null;
    try {
      await saving;
      const found = await request('marks:list', { incidentId: id });
      if (incidentId === id) {
        marks.value = found.map(({ markId, fromMs, toMs, kind, colour, text }) => ({
          markId,
          fromMs,
          toMs,
          kind,
          colour,
          text,
        }));
      }
    } catch (caught) {
      error.value = errorData(caught);
    }
  }

  /** Brings one mark into this state on screen and on the disk; null takes it away. */
  function bring(markId: string, after: MarkContent | null): void {
    const others = marks.value.filter((mark) => mark.markId !== markId);
    marks.value = after === null ? others : [...others, after].sort(byMarkTime);
    if (after === null && selectedId.value === markId) selectedId.value = null;
    const about = incidentId;
    saving = saving
      .then(async () => {
        if (after === null) await request('marks:delete', { incidentId: about, markId });
        else await request('marks:save', { incidentId: about, mark: after });
        error.value = null;
      })
      .catch((caught: unknown) => {
        error.value = errorData(caught);
      });
  }

  function doStep(before: MarkContent | null, after: MarkContent | null): void {
    const markId = (after ?? before)?.markId;
    if (markId === undefined) return;
    history.value = recordStep(history.value, { before, after });
    bring(markId, after);
  }

  /** A moment, or a range when it has an end. */
  function add(fromMs: number, toMs: number | null): void {
    const mark: MarkContent = {
      markId: crypto.randomUUID(),
      fromMs,
      toMs,
      kind: 'other',
      colour: usualColour('other'),
      text: '',
    };
    doStep(null, mark);
    selectedId.value = mark.markId;
  }

  function change(markId: string, change: Partial<Omit<MarkContent, 'markId'>>): void {
    const before = marks.value.find((mark) => mark.markId === markId);
    if (before === undefined) return;
    const after = { ...before, ...change };
    if (JSON.stringify(after) !== JSON.stringify(before)) doStep(before, after);
  }

  function remove(markId: string): void {
    const before = marks.value.find((mark) => mark.markId === markId);
    if (before !== undefined) doStep(before, null);
  }

  /** Ends the range that was begun, whichever side the end lies on; false when none was begun. */
  function endRange(timeMs: number): boolean {
    const fromMs = rangeFromMs.value;
    if (fromMs === null) return false;
    rangeFromMs.value = null;
    if (fromMs === timeMs) add(timeMs, null);
    else add(Math.min(fromMs, timeMs), Math.max(fromMs, timeMs));
    return true;
  }

  function undo(): void {
    const back = undoStep(history.value);
    if (back === null) return;
    history.value = back.history;
    const { before, after } = back.step;
    bring((before ?? after)?.markId ?? '', before);
  }

  function redo(): void {
    const forth = redoStep(history.value);
    if (forth === null) return;
    history.value = forth.history;
    const { before, after } = forth.step;
    bring((after ?? before)?.markId ?? '', after);
  }

  return {
    marks,
    error,
    rangeFromMs,
    selectedId,
    canUndo: computed(() => history.value.done.length > 0),
    canRedo: computed(() => history.value.undone.length > 0),
    open,
    add,
    change,
    remove,
    endRange,
    undo,
    redo,
  };
});
