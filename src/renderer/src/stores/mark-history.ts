/** Undo and redo of marks: each step knows one mark before and after. */
import type { MarkContent } from '@shared/domain/mark';

export interface MarkStep {
  readonly before: MarkContent | null;
  readonly after: MarkContent | null;
}

export interface MarkHistory {
  readonly done: readonly MarkStep[];
  readonly undone: readonly MarkStep[];
}

export const NO_HISTORY: MarkHistory = { done: [], undone: [] };
const MOST_STEPS = 200;

/** A new step forgets what was undone before it. */
export function recordStep({ done }: MarkHistory, step: MarkStep): MarkHistory {
  return { done: [...done, step].slice(-MOST_STEPS), undone: [] };
}

/** The step to turn back, and the history without it; null when there is none. */
export function undoStep({
  done,
  undone,
}: MarkHistory): { readonly step: MarkStep; readonly history: MarkHistory } | null {
  const step = done.at(-1);
  return step === undefined
    ? null
    : { step, history: { done: done.slice(0, -1), undone: [...undone, step] } };
}

/** The step to do again; null when there is none. */
export function redoStep({
  done,
  undone,
}: MarkHistory): { readonly step: MarkStep; readonly history: MarkHistory } | null {
  const step = undone.at(-1);
  return step === undefined
    ? null
    : { step, history: { done: [...done, step], undone: undone.slice(0, -1) } };
}
