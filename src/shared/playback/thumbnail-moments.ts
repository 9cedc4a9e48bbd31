/** Which moments of a file get a small picture, so that they stand side by side along its time line. */
import type { TimeStretch } from './time-window';

/** Seconds between two pictures; few steps, so that zooming finds pictures that are there. */
const STEPS_S = [0.5, 1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 900, 1800, 3600, 7200, 14_400];
const SECOND_US = 1_000_000;

export interface ThumbnailMoments {
  readonly stepUs: number;
  /** Presentation times in the file, ascending: each is shown from there on. */
  readonly timesUs: readonly number[];
}

/**
 * @param file when the file's presentation time is zero, and its first and last picture, UTC milliseconds.
 * @param shown the stretch of the time line on screen.
 * @param most as many pictures as fit beside each other over `shown`.
 */
export function thumbnailMoments(
  file: TimeStretch & { readonly zeroMs: number },
  shown: TimeStretch,
  most: number,
): ThumbnailMoments {
  const lengthS = (shown.toMs - shown.fromMs) / 1000;
  const stepS = STEPS_S.find((step) => lengthS / step <= most) ?? 2 * 14_400;
  const stepUs = stepS * SECOND_US;
  const toUs = (timeMs: number): number => Math.round((timeMs - file.zeroMs) * 1000);
  const fromUs = toUs(Math.max(file.fromMs, shown.fromMs));
  const endUs = toUs(Math.min(file.toMs, shown.toMs));
  const timesUs: number[] = [];
  // Counted from the file's own zero: a corrected start does not ask for other pictures.
  for (let at = Math.floor(fromUs / stepUs) * stepUs; at < endUs; at += stepUs) timesUs.push(at);
  return { stepUs, timesUs };
}

/** The nearest ones around a moment first: what is looked at comes before the rest. */
export function nearestFirst(timesUs: readonly number[], aroundUs: number): readonly number[] {
  return [...timesUs].sort((a, b) => Math.abs(a - aroundUs) - Math.abs(b - aroundUs));
}
