/** Finds the stretches of a track without a valid fix. */
import type { TrackGap } from '../domain/track';

/** What gap finding needs of an epoch, in time order. */
export interface FixMoment {
  readonly timeMs: number;
  readonly valid: boolean;
  /** Void fixes without a time lie between the moment before and this one. */
  readonly afterVoid: boolean;
}

/** Silence longer than this many usual intervals is a gap: one lost line is not, two are. */
const GAP_INTERVALS = 2.5;
/** Below a second nothing is called missing data: 10 Hz receivers skip single lines routinely. */
const MIN_GAP_MS = 1000;
/** Interval assumed when a file has fewer than two valid fixes: 1 Hz, the field's commonest. */
const DEFAULT_INTERVAL_MS = 1000;

/** Median time between consecutive valid fixes, milliseconds. */
export function usualIntervalMs(moments: readonly FixMoment[]): number {
  const steps: number[] = [];
  let lastMs: number | null = null;
  for (const moment of moments) {
    if (!moment.valid) continue;
    if (lastMs !== null && moment.timeMs > lastMs) steps.push(moment.timeMs - lastMs);
    lastMs = moment.timeMs;
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? DEFAULT_INTERVAL_MS;
}

/**
 * Every stretch without a valid fix, from the last valid fix before it to the first one after it.
 * A void fix between two valid ones makes a gap of any length; silence only beyond the threshold.
 */
export function findGaps(moments: readonly FixMoment[]): TrackGap[] {
  const thresholdMs = Math.max(MIN_GAP_MS, usualIntervalMs(moments) * GAP_INTERVALS);
  const gaps: TrackGap[] = [];
  let lastValidMs: number | null = null;
  let voidFromMs: number | null = null;
  let untimedVoid = false;
  for (const moment of moments) {
    untimedVoid ||= moment.afterVoid;
    if (!moment.valid) {
      voidFromMs ??= moment.timeMs;
      continue;
    }
    const fromMs = lastValidMs ?? voidFromMs ?? moment.timeMs;
    if (voidFromMs !== null || moment.timeMs - fromMs > thresholdMs) {
      const reason = voidFromMs !== null || untimedVoid ? 'void-fixes' : 'no-data';
      if (moment.timeMs > fromMs) gaps.push({ fromMs, toMs: moment.timeMs, reason });
    }
    lastValidMs = moment.timeMs;
    voidFromMs = null;
    untimedVoid = false;
  }
  const last = moments.at(-1);
  if (voidFromMs !== null && last !== undefined)
    gaps.push({ fromMs: lastValidMs ?? voidFromMs, toMs: last.timeMs, reason: 'void-fixes' });
  return gaps;
}
