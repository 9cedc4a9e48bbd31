/** Undo and redo: what was done, and what was undone, in order. */

export interface StepHistory<Step> {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const NO_STEPS: StepHistory<never> = { done: [], undone: [] };
const MOST_STEPS = 200;

/** A new step forgets what was undone before it. */
export function recordStep<Step>({ done }: StepHistory<Step>, step: Step): StepHistory<Step> {
  return { done: [...done, step].slice(-MOST_STEPS), undone: [] };
}

/** The step to turn back, and the history without it; null when there is none. */
export function undoStep<Step>({
  done,
  undone,
}: StepHistory<Step>): { readonly step: Step; readonly history: StepHistory<Step> } | null {
  const step = done.at(-1);
  return step === undefined
    ? null
    : { step, history: { done: done.slice(0, -1), undone: [...undone, step] } };
}

/** The step to do again; null when there is none. */
export function redoStep<Step>({
  done,
  undone,
}: StepHistory<Step>): { readonly step: Step; readonly history: StepHistory<Step> } | null {
  const step = undone.at(-1);
  return step === undefined
    ? null
    : { step, history: { done: [...done, step], undone: undone.slice(0, -1) } };
}
