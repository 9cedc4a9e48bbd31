/** When a found file begins and ends, were its camera's clock set to a zone. */
import type { FoundFile } from '../domain/import';
import { momentOf } from './wall-time';

/** Length of a video that does not say it. */
const USUAL_LENGTH_MS = 60_000;

/** UTC milliseconds since 1970. */
export function startIn({ start }: FoundFile, zone: string): number {
  return start.clock === 'utc' ? start.clockMs : momentOf(start.clockMs, zone);
}

export function lengthOf({ durationMs }: FoundFile): number {
  return durationMs ?? USUAL_LENGTH_MS;
}
