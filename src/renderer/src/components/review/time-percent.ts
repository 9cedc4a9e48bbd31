/** Where a moment stands on a time axis, as CSS places it. */
import { partOf, type TimeStretch } from '@shared/playback/time-window';

export function timePercent(stretch: TimeStretch, timeMs: number): string {
  return `${(partOf(stretch, timeMs) * 100).toFixed(3)}%`;
}
