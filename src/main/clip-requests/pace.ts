/** How long until a request is looked at again: quick while something happens, ever slower while nothing does. */

export interface Pace {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** A device reports every few seconds while it works, and not for days while it is switched off. */
export const DEFAULT_PACE: Pace = { firstMs: 5_000, longestMs: 300_000 };

const GROWTH = 1.6;
/** So that many requests, and many computers, do not ask in step. */
const JITTER = 0.2;

/**
 * @param looks looks since something changed; 0 gives the first wait.
 * @param random 0…1
 */
export function nextLookMs(looks: number, pace: Pace, random: () => number): number {
  const plainMs = Math.min(pace.longestMs, pace.firstMs * GROWTH ** looks);
  return Math.round(plainMs * (1 - JITTER + 2 * JITTER * random()));
}
