/** Places G-sensor lines, which carry no time of their own, between the fixes around them. */
import type { AccelerationSample } from '../domain/track';
import { readNumber } from './fields';

/** `$GSENSOR` counts 1024 to one standard gravity; `$GSENSORD` is in g already. */
const COUNTS_PER_G = 1024;
/** No dashcam sensor measures more; beyond it the line is damaged. */
const MAX_G = 200;

export interface UntimedAcceleration {
  readonly xG: number;
  readonly yG: number;
  readonly zG: number;
  /** Index of the epoch that was open when the line came; -1 before the first. */
  readonly epochIndex: number;
}

/** Reads `$GSENSOR,x,y,z` or `$GSENSORD,x,y,z`; null when a field is no number. */
export function readAcceleration(
  address: string,
  fields: readonly string[],
  epochIndex: number,
): UntimedAcceleration | null {
  const scale = address === 'GSENSOR' ? COUNTS_PER_G : 1;
  const values: number[] = [];
  for (const field of fields.slice(0, 3)) {
    const value = readNumber(field.trim());
    if (value === null || Math.abs(value / scale) > MAX_G) return null;
    values.push(value / scale);
  }
  const [xG, yG, zG] = values;
  if (xG === undefined || yG === undefined || zG === undefined) return null;
  return { xG, yG, zG, epochIndex };
}

/**
 * Spreads the lines of each stretch evenly over one interval. Devices write them either behind
 * the fix they belong to or before it: a file that begins with one is of the second kind.
 *
 * @param timesMs one time per epoch, ms since 1970; with none, nothing can be placed.
 * @param intervalMs usual time between epochs, so that a gap does not stretch the lines over it.
 */
export function timeAcceleration(
  lines: readonly UntimedAcceleration[],
  timesMs: readonly number[],
  intervalMs: number,
): AccelerationSample[] {
  if (timesMs.length === 0) return [];
  const before = lines[0]?.epochIndex === -1;
  const samples: AccelerationSample[] = [];
  for (let from = 0; from < lines.length;) {
    const epochIndex = lines[from]?.epochIndex ?? -1;
    let to = from;
    while (lines[to]?.epochIndex === epochIndex) to += 1;
    const count = to - from;
    const startMs = timesMs[epochIndex];
    const nextMs = timesMs[epochIndex + 1];
    const distanceMs =
      startMs === undefined || nextMs === undefined ? intervalMs : nextMs - startMs;
    const stepMs = Math.max(0, Math.min(distanceMs, intervalMs)) / count;
    for (let index = from; index < to; index += 1) {
      const line = lines[index];
      if (line === undefined) continue;
      const nth = index - from;
      const timeMs =
        before && nextMs !== undefined
          ? nextMs - (count - 1 - nth) * stepMs
          : (startMs ?? timesMs[0] ?? 0) + nth * stepMs;
      samples.push({ timeMs: Math.round(timeMs), xG: line.xG, yG: line.yG, zG: line.zG });
    }
    from = to;
  }
  return samples.sort((a, b) => a.timeMs - b.timeMs);
}
