/** Which frame of a file is shown at which of its presentation times, for even and uneven files. */
import type { FrameTable } from '@shared/domain/clip';
import { packedStartsUs } from './packed-frames';

/** Frames in the table; 0 for a file without pictures. */
export function frameCount(table: FrameTable): number {
  return table.kind === 'variable' ? table.ptsUs.length : table.count;
}

/** First whole microsecond at which frame `frame` is shown. Frames outside the table are clamped. */
export function frameStartUs(table: FrameTable, frame: number): number {
  const index = clampFrame(table, frame);
  if (table.kind === 'constant') {
    return Math.round(table.firstPtsUs + index * table.frameDurationUs);
  }
  return Math.round(startsOf(table)[index] ?? 0);
}

/** First microsecond at which frame `frame` is no longer shown. */
export function frameEndUs(table: FrameTable, frame: number): number {
  const index = clampFrame(table, frame);
  if (table.kind === 'constant') {
    return Math.round(table.firstPtsUs + (index + 1) * table.frameDurationUs);
  }
  return Math.round(startsOf(table)[index + 1] ?? table.endUs);
}

/** Presentation time of the first picture and of the end of the last one, microseconds. */
export function tableSpanUs(table: FrameTable): {
  readonly startUs: number;
  readonly endUs: number;
} {
  if (frameCount(table) === 0) return { startUs: 0, endUs: 0 };
  return {
    startUs: frameStartUs(table, 0),
    endUs: frameEndUs(table, frameCount(table) - 1),
  };
}

/** How long a frame usually stays, microseconds: half of them are shorter, and holes do not change it. */
export function usualFrameUs(table: FrameTable): number {
  if (table.kind === 'constant') return table.frameDurationUs;
  const known = usual.get(table);
  if (known !== undefined) return known;
  const lengths = Float64Array.from(
    { length: frameCount(table) },
    (_, frame) => frameEndUs(table, frame) - frameStartUs(table, frame),
  ).sort();
  const lengthUs = lengths[Math.floor((lengths.length - 1) / 2)] ?? 0;
  usual.set(table, lengthUs);
  return lengthUs;
}

const usual = new WeakMap<FrameTable, number>();

/** The same moved by whole microseconds, for a file whose time begins elsewhere. */
export function shiftedTable(table: FrameTable, byUs: number): FrameTable {
  switch (table.kind) {
    case 'constant':
      return { ...table, firstPtsUs: table.firstPtsUs + byUs };
    case 'variable':
      return { ...table, ptsUs: table.ptsUs.map((us) => us + byUs), endUs: table.endUs + byUs };
    case 'packed':
      return { ...table, shiftUs: table.shiftUs + byUs, endUs: table.endUs + byUs };
  }
}

/** The same with a plain list in place of a packed one, for readers who are no program of ours. */
export function openTable(table: FrameTable): FrameTable {
  if (table.kind !== 'packed') return table;
  return { kind: 'variable', ptsUs: [...packedStartsUs(table)], endUs: table.endUs };
}

/** Number of the frame shown at `ptsUs`; the first or last frame outside the table. */
export function frameAt(table: FrameTable, ptsUs: number): number {
  return table.kind === 'constant' ? constantFrameAt(table, ptsUs) : variableFrameAt(table, ptsUs);
}

/** Middle of a frame: the one place where rounding can not land a seek on a neighbour. */
export function frameMiddleUs(table: FrameTable, frame: number): number {
  return (frameStartUs(table, frame) + frameEndUs(table, frame)) / 2;
}

/**
 * Rounding in players (time base, edit list, whole microseconds) moves a target by up to a few
 * milliseconds; a seek that keeps this distance from both edges of a frame lands in it.
 */
const EDGE_MARGIN_US = 6_000;

/** The moment nearest to `ptsUs` that surely lies inside frame `frame`. */
export function safePtsUs(table: FrameTable, frame: number, ptsUs: number): number {
  const startUs = frameStartUs(table, frame);
  const endUs = frameEndUs(table, frame);
  const marginUs = Math.min(EDGE_MARGIN_US, (endUs - startUs) / 2);
  return Math.min(endUs - marginUs, Math.max(startUs + marginUs, ptsUs));
}

/** The frame whose start lies nearest to `ptsUs`: for times that name a frame, with rounding. */
export function nearestFrame(table: FrameTable, ptsUs: number): number {
  const frame = frameAt(table, ptsUs);
  const next = clampFrame(table, frame + 1);
  const toNext = Math.abs(frameStartUs(table, next) - ptsUs);
  return toNext < Math.abs(frameStartUs(table, frame) - ptsUs) ? next : frame;
}

/** Less than the margin that seeks keep: a moment sought inside a frame is not taken for the next one. */
const ROUNDING_US = 5_000;

/**
 * The frame that a player's media time stands for. Most players name the frame's own start, rounded
 * either way; Firefox names the moment sought, which lies anywhere inside the frame.
 */
export function frameOfMediaTime(table: FrameTable, ptsUs: number): number {
  const frame = frameAt(table, ptsUs);
  const next = clampFrame(table, frame + 1);
  const lengthUs = frameEndUs(table, frame) - frameStartUs(table, frame);
  const roundingUs = Math.min(ROUNDING_US, lengthUs / 4);
  return frameStartUs(table, next) - ptsUs <= roundingUs ? next : frame;
}

type UnevenTable = Exclude<FrameTable, { readonly kind: 'constant' }>;

function startsOf(table: UnevenTable): ArrayLike<number> {
  return table.kind === 'variable' ? table.ptsUs : packedStartsUs(table);
}

function clampFrame(table: FrameTable, frame: number): number {
  return Math.max(0, Math.min(frameCount(table) - 1, frame));
}

function constantFrameAt(table: FrameTable & { kind: 'constant' }, ptsUs: number): number {
  const guess = Math.floor((ptsUs - table.firstPtsUs) / table.frameDurationUs);
  const frame = clampFrame(table, guess);
  // The division may fall on either side of a start that was rounded to whole microseconds.
  if (frame + 1 < table.count && frameStartUs(table, frame + 1) <= ptsUs) return frame + 1;
  if (frame > 0 && frameStartUs(table, frame) > ptsUs) return frame - 1;
  return frame;
}

function variableFrameAt(table: UnevenTable, ptsUs: number): number {
  let low = 0;
  let high = frameCount(table) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (frameStartUs(table, middle) <= ptsUs) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
