/** When and how long to wait before a call is tried again. */
import type { ErrorCode } from '@shared/errors';

export interface RetryRules {
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** The first wait is up to this long; each further one up to twice as long. */
  readonly baseMs: number;
  readonly maxMs: number;
  /** A service that asks for more patience than this is reported as busy instead. */
  readonly maxRetryAfterMs: number;
}

export const DEFAULT_RETRY: RetryRules = {
  attempts: 4,
  baseMs: 500,
  maxMs: 20_000,
  maxRetryAfterMs: 120_000,
};

/** Failures that may pass by themselves. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'network.unreachable',
  'network.timeout',
  'network.interrupted',
  'service.busy',
  'service.failed',
]);

/** A call that must not be done twice is only tried again when the service surely did not do it. */
export function mayTryAgain(code: ErrorCode, status: number | null, repeatable: boolean): boolean {
  return repeatable ? PASSING.has(code) : status === 429;
}

/**
 * Full jitter: anywhere between nothing and the doubled limit, so that many clients spread out.
 * @param attempt 1 before the first repetition.
 */
export function backoffMs(attempt: number, rules: RetryRules, random: () => number): number {
  return random() * Math.min(rules.maxMs, rules.baseMs * 2 ** (attempt - 1));
}
