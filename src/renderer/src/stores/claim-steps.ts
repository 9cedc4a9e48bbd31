/** One step of editing a claim, and when two of them are one. */
import { EMPTY_CLAIM, type ClaimContent } from '@shared/domain/claim';

export interface ClaimStep {
  /** What was edited. */
  readonly field: string;
  readonly before: ClaimContent;
  readonly after: ClaimContent;
  readonly atMs: number;
}

/** A pause in typing that begins a new step. */
const PAUSE_MS = 1200;

/** Typing on in the same field; choices, added and removed rows each stay a step of their own. */
export function mergesWith(last: ClaimStep, next: ClaimStep): boolean {
  return (
    last.field === next.field &&
    !next.field.startsWith('!') &&
    next.atMs - last.atMs < PAUSE_MS &&
    last.after === next.before
  );
}

export function sameContent(a: ClaimContent, b: ClaimContent): boolean {
  return JSON.stringify(claimContentOf(a)) === JSON.stringify(claimContentOf(b));
}

/** Only what people fill, in one order. */
export function claimContentOf(claim: ClaimContent): ClaimContent {
  const fields = Object.keys(EMPTY_CLAIM) as (keyof ClaimContent)[];
  return Object.fromEntries(
    fields.map((field) => [field, claim[field]]),
  ) as unknown as ClaimContent;
}
