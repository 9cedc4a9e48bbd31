/** Waits for stills that only the window can make; a window that falls silent is not waited for. */
import { isOutcomeOf, type StillOutcome, type StillToMake } from '@shared/domain/still';

export interface StillWait {
  /** Takes what came of one; anything not asked for is ignored. */
  tell(outcome: StillOutcome): void;
  /** What is known once all are told, nothing was heard for too long, or the signal fired. */
  readonly ended: Promise<readonly StillOutcome[]>;
}

export interface StillWaitOptions {
  readonly toMake: readonly StillToMake[];
  /** Longest silence, milliseconds. */
  readonly patienceMs: number;
  readonly onTold: (told: number) => void;
  readonly signal: AbortSignal;
}

export function waitForStills(options: StillWaitOptions): StillWait {
  const { toMake, patienceMs, onTold, signal } = options;
  const outcomes = new Map<StillToMake, StillOutcome>();
  let end: () => void = () => undefined;
  let timer: NodeJS.Timeout;
  const listen = (): void => {
    clearTimeout(timer);
    timer = setTimeout(end, patienceMs);
  };
  const ended = new Promise<void>((resolve) => {
    end = resolve;
    signal.addEventListener('abort', end, { once: true });
    listen();
    if (signal.aborted) end();
  }).then(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    return [...outcomes.values()];
  });
  return {
    ended,
    tell: (outcome) => {
      const still = toMake.find((each) => isOutcomeOf(outcome, each));
      if (still === undefined) return;
      outcomes.set(still, outcome);
      listen();
      onTold(outcomes.size);
      if (outcomes.size === toMake.length) end();
    },
  };
}
