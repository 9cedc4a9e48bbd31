/** Has the stills made that a plan asks for, each from an original that is proven unchanged; one that fails is said. */
import type { PlannedGap } from '@shared/domain/evidence';
import type { StillOutcome, StillToMake } from '@shared/domain/still';
import type { PackageFacts } from '../documents/package-facts';
import { unmadeStills, withoutUnmade } from '../planning/mark-stills';
import { wordsIn } from '../words/words-in';
import { proveOriginal } from './prove-original';

/** Asks whoever can decode pictures; resolves when nothing more is to be expected. */
export type AskForStills = (
  toMake: readonly StillToMake[],
  signal: AbortSignal,
) => Promise<readonly StillOutcome[]>;

export interface WithStills {
  readonly facts: PackageFacts;
  /** Stills that were wanted and could not be made, as the window says it. */
  readonly notMade: readonly PlannedGap[];
}

/**
 * The facts once every still has been made that could be; signed as they were.
 * @param gather reads the facts from the library again, stills included
 * @throws AppError `library.missing-file`, `library.changed-file`
 */
export async function withStills(
  facts: PackageFacts,
  gather: () => Promise<PackageFacts>,
  ask: AskForStills,
  signal: AbortSignal,
): Promise<WithStills> {
  const { stillsToMake, files, signature } = facts.plan;
  if (stillsToMake.length === 0) return { facts, notMade: [] };
  // Originals that go in are compared when they are copied.
  const copied = new Set(files.map(({ sourceFileId }) => sourceFileId));
  for (const fileId of new Set(stillsToMake.map((still) => still.fileId))) {
    signal.throwIfAborted();
    if (!copied.has(fileId)) await proveOriginal(facts.source, fileId);
  }
  const outcomes = await ask(stillsToMake, signal);
  signal.throwIfAborted();
  const again = await gather();
  const { plan } = again;
  const unmade = unmadeStills(plan, outcomes, wordsIn(plan.language));
  return {
    facts: { ...again, plan: { ...withoutUnmade(plan, unmade), signature } },
    notMade: unmadeStills(plan, outcomes),
  };
}
