/** Undo goes back step by step, redo forth again, and a new step ends the redo. */
import { describe, expect, it } from 'vitest';
import type { MarkContent } from '@shared/domain/mark';
import { NO_HISTORY, recordStep, redoStep, undoStep } from './mark-history';

const mark = (text: string): MarkContent => ({
  markId: 'a',
  fromMs: 1,
  toMs: null,
  kind: 'other',
  colour: 'blue',
  text,
});
const made = { before: null, after: mark('1') };
const changed = { before: mark('1'), after: mark('2') };

describe('mark history', () => {
  it('goes back and forth', () => {
    const history = recordStep(recordStep(NO_HISTORY, made), changed);
    const back = undoStep(history);
    expect(back?.step).toBe(changed);
    const further = back && undoStep(back.history);
    expect(further?.step).toBe(made);
    expect(further && undoStep(further.history)).toBeNull();
    const forth = further && redoStep(further.history);
    expect(forth?.step).toBe(made);
    expect(forth && redoStep(forth.history)?.step).toBe(changed);
  });

  it('forgets what was undone once something new is done', () => {
    const back = undoStep(recordStep(NO_HISTORY, made));
    expect(back && redoStep(recordStep(back.history, changed))).toBeNull();
  });
});
