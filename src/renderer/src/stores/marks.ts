/** The marks of the incident on the deck: shown at once, saved by themselves, each step undoable on the deck. */
import { errorData, request } from '@renderer/api/bridge';
import { byMarkTime, usualColour, type MarkContent } from '@shared/domain/mark';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { useDeckHistoryStore } from './deck-history';

export const useMarksStore = defineStore('marks', () => {
  const marks = shallowRef<readonly MarkContent[]>([]);
  const history = useDeckHistoryStore();
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
    history.record({ undo: () => bring(markId, before), redo: () => bring(markId, after) });
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

  return {
    marks,
    error,
    rangeFromMs,
    selectedId,
    open,
    add,
    change,
    remove,
    endRange,
  };
});
