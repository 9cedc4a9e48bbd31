/** How far a recording's clock is from the satellites', by fitting its span to the span of its GPS log. */
import type { Track } from '@shared/domain/track';

/** What one clock says of a recording, UTC milliseconds. */
export interface RecordedSpan {
  readonly startMs: number;
  readonly endMs: number;
}

export interface GpsOffset {
  /** Added to the recording's times, milliseconds, it holds exactly the fixes of its log. */
  readonly shiftMs: number;
  /** The shift may be off by this much either way, milliseconds: fixes come only now and then. */
  readonly uncertaintyMs: number;
}

/** Fewer fixes than this fix nothing. */
const LEAST_FIXES = 3;

/**
 * A log runs for as long as its recording: its first fix comes within one interval of the start, its
 * last within one of the end. Both ends together bound the shift.
 * @returns null without enough fixes, or when the spans are not of one length
 */
export function gpsOffset(track: Track, recorded: RecordedSpan): GpsOffset | null {
  const times = track.samples.filter(({ quality }) => quality === 'valid').map((s) => s.timeMs);
  const [firstMs, lastMs] = [times[0], times.at(-1)];
  if (firstMs === undefined || lastMs === undefined || times.length < LEAST_FIXES) return null;
  const intervalMs = usualIntervalMs(times);
  const leastMs = Math.max(lastMs - recorded.endMs, firstMs - intervalMs - recorded.startMs);
  const mostMs = Math.min(firstMs - recorded.startMs, lastMs + intervalMs - recorded.endMs);
  // Spans told in rounded times may miss each other by a little.
  if (leastMs - mostMs > intervalMs) return null;
  return {
    shiftMs: (leastMs + mostMs) / 2,
    uncertaintyMs: Math.abs(mostMs - leastMs) / 2 + (leastMs > mostMs ? intervalMs / 2 : 0),
  };
}

function usualIntervalMs(times: readonly number[]): number {
  const intervals = times
    .slice(1)
    .map((time, index) => time - (times[index] ?? time))
    .sort((a, b) => a - b);
  return intervals[Math.floor(intervals.length / 2)] ?? 0;
}
