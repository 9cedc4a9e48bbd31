/** Which moments of a camera's files get a small picture, so that they stand side by side along the time line. */
import type { TimeStretch } from './time-window';

/** A file, and where on the time line it is the one whose pictures are shown. */
export interface FilmFile extends TimeStretch {
  /** When its presentation time is zero, UTC milliseconds. */
  readonly zeroMs: number;
}

/** A picture, and the stretch over which it is drawn, UTC milliseconds. */
export interface FilmMoment<F extends FilmFile> extends TimeStretch {
  readonly file: F;
  /** Presentation time in the file, microseconds. */
  readonly timeUs: number;
}

export interface FilmMoments<F extends FilmFile> {
  readonly stepUs: number;
  /** Ascending, none over another. */
  readonly moments: readonly FilmMoment<F>[];
}

/** Seconds between two pictures; few steps, so that zooming finds pictures that are there. */
const STEPS_S = [0.5, 1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 900, 1800, 3600, 7200, 14_400];
/** Files of less than this part of a step share pictures: a day may have a thousand of them. */
const SHORT_PART = 1 / 2;
/** A gap of more than this part of a step can be seen: no picture is drawn over it. */
const GAP_PART = 1 / 8;

/**
 * @param files in order of time, none over another.
 * @param shown the stretch of the time line on screen.
 * @param most as many pictures as fit beside each other over `shown`.
 */
export function filmMoments<F extends FilmFile>(
  files: readonly F[],
  shown: TimeStretch,
  most: number,
): FilmMoments<F> {
  if (most < 1) return { stepUs: 0, moments: [] };
  const lengthS = (shown.toMs - shown.fromMs) / 1000;
  const stepMs = (STEPS_S.find((step) => lengthS / step <= most) ?? 2 * 14_400) * 1000;
  const moments: FilmMoment<F>[] = [];
  /** Files that are too short for pictures of their own, and follow each other. */
  let shorts: F[] = [];
  for (const file of files) {
    if (file.toMs - file.fromMs < stepMs * SHORT_PART) {
      shorts.push(file);
      continue;
    }
    moments.push(...sharedMoments(shorts, stepMs), ...ownMoments(file, shown, stepMs));
    shorts = [];
  }
  moments.push(...sharedMoments(shorts, stepMs));
  return { stepUs: stepMs * 1000, moments: moments.filter((moment) => overlap(moment, shown)) };
}

/** Where each of a camera's files is the one that is shown: of those that overlap, the later in the list. */
export function turnsOf(files: readonly TimeStretch[]): readonly TimeStretch[] {
  return files.map(({ fromMs, toMs }, index) => {
    const turn = { fromMs, toMs };
    for (const later of files.slice(index + 1)) {
      if (later.toMs <= turn.fromMs || later.fromMs >= turn.toMs) continue;
      if (later.fromMs > turn.fromMs) turn.toMs = later.fromMs;
      else turn.fromMs = Math.min(later.toMs, turn.toMs);
    }
    return turn;
  });
}

/** The last presentation time of a step before a moment; a corrected start asks for no other pictures. */
export function stepBefore(file: FilmFile, timeMs: number, stepUs: number): number {
  return Math.floor(ptsIn(file, timeMs) / stepUs) * stepUs;
}

/** The nearest ones around a moment first: what is looked at comes before the rest. */
export function nearestFirst<M extends TimeStretch>(
  moments: readonly M[],
  aroundMs: number,
): readonly M[] {
  return [...moments].sort((a, b) => Math.abs(a.fromMs - aroundMs) - Math.abs(b.fromMs - aroundMs));
}

function ownMoments<F extends FilmFile>(
  file: F,
  shown: TimeStretch,
  stepMs: number,
): readonly FilmMoment<F>[] {
  const stepUs = stepMs * 1000;
  const endUs = ptsIn(file, Math.min(file.toMs, shown.toMs));
  const moments: FilmMoment<F>[] = [];
  const firstUs = stepBefore(file, Math.max(file.fromMs, shown.fromMs), stepUs);
  for (let timeUs = firstUs; timeUs < endUs; timeUs += stepUs) {
    const atMs = file.zeroMs + timeUs / 1000;
    const fromMs = Math.max(file.fromMs, atMs);
    moments.push({ file, timeUs, fromMs, toMs: Math.min(file.toMs, atMs + stepMs) });
  }
  return moments;
}

/** One picture a step; which files give it does not depend on what is on screen. */
function sharedMoments<F extends FilmFile>(
  files: readonly F[],
  stepMs: number,
): readonly FilmMoment<F>[] {
  const moments: FilmMoment<F>[] = [];
  /** A gap lies between the last picture and this file. */
  let isCut = false;
  for (const file of files) {
    const { fromMs, toMs } = file;
    const last = moments.at(-1);
    isCut ||= last !== undefined && fromMs - last.toMs > stepMs * GAP_PART;
    const begins =
      last === undefined ||
      stepOf(fromMs, stepMs) !== stepOf(last.fromMs, stepMs) ||
      (isCut && fromMs - last.fromMs >= stepMs / 2);
    if (begins) {
      moments.push({ file, timeUs: stepBefore(file, fromMs, stepMs * 1000), fromMs, toMs });
      isCut = false;
    } else if (!isCut) {
      moments.splice(-1, 1, { ...last, toMs });
    }
  }
  return moments;
}

const ptsIn = ({ zeroMs }: FilmFile, timeMs: number): number =>
  Math.round((timeMs - zeroMs) * 1000);

const stepOf = (timeMs: number, stepMs: number): number => Math.floor(timeMs / stepMs);

const overlap = (a: TimeStretch, b: TimeStretch): boolean => a.fromMs < b.toMs && a.toMs > b.fromMs;
