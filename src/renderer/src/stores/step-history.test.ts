/** Undo goes back step by step, redo forth again, and a new step ends the redo. */
import { describe, expect, it } from 'vitest';
import { NO_STEPS, recordStep, redoStep, undoStep } from './step-history';

describe('step history', () => {
  it('goes back and forth', () => {
    const history = recordStep(recordStep(NO_STEPS, 'made'), 'changed');
    const back = undoStep(history);
    expect(back?.step).toBe('changed');
    const further = back && undoStep(back.history);
    expect(further?.step).toBe('made');
    expect(further && undoStep(further.history)).toBeNull();
    const forth = further && redoStep(further.history);
    expect(forth?.step).toBe('made');
    expect(forth && redoStep(forth.history)?.step).toBe('changed');
  });

  it('forgets what was undone once something new is done', () => {
    const back = undoStep(recordStep(NO_STEPS, 'made'));
    expect(back && redoStep(recordStep(back.history, 'changed'))).toBeNull();
  });
});
