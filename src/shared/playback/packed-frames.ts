/** Frame times of long uneven files: a day has a million of them, too many to keep and send as a list. */
import type { FrameTable } from '@shared/domain/clip';

export type PackedFrames = Extract<FrameTable, { readonly kind: 'packed' }>;

/** Up to this many frames (ten minutes at 30 a second) a plain list is small enough. */
export const MOST_PLAIN_FRAMES = 18_000;
const MICROSECONDS = 1_000_000;
const RADIX = 36;
/** Between a spacing and how often it comes in a row. */
const TIMES = '*';

/**
 * The same times as a list's, each to the microsecond.
 * @param ptsUs in rising order.
 * @param ticksPerSecond the file's own time scale: in it spacings repeat, and take less room.
 */
export function packFrames(
  ptsUs: ArrayLike<number>,
  endUs: number,
  ticksPerSecond: number,
): PackedFrames {
  const inTicks = pack(ptsUs, endUs, ticksPerSecond);
  const isSame = unpack(inTicks).every((us, index) => us === Math.round(ptsUs[index] ?? 0));
  return isSame ? inTicks : pack(ptsUs, endUs, MICROSECONDS);
}

/** Whole microseconds at which each frame is shown; kept for as long as the table is. */
export function packedStartsUs(table: PackedFrames): Float64Array {
  const known = unpacked.get(table);
  if (known !== undefined) return known;
  const starts = unpack(table);
  unpacked.set(table, starts);
  return starts;
}

const unpacked = new WeakMap<PackedFrames, Float64Array>();

/** Spacings, each with how often it follows itself. */
function pack(ptsUs: ArrayLike<number>, endUs: number, ticksPerSecond: number): PackedFrames {
  const firstTicks = ticksOf(ptsUs[0] ?? 0, ticksPerSecond);
  const words: string[] = [];
  let before = firstTicks;
  let spacing = -1;
  let times = 0;
  const finish = (): void => {
    if (times > 0) words.push(wordOf(spacing, times));
  };
  for (let index = 1; index < ptsUs.length; index += 1) {
    const ticks = ticksOf(ptsUs[index] ?? 0, ticksPerSecond);
    if (ticks - before !== spacing) {
      finish();
      spacing = ticks - before;
      times = 0;
    }
    times += 1;
    before = ticks;
  }
  finish();
  const spacings = words.join(',');
  return {
    kind: 'packed',
    ticksPerSecond,
    firstTicks,
    spacings,
    count: ptsUs.length,
    shiftUs: 0,
    endUs,
  };
}

function unpack(table: PackedFrames): Float64Array {
  const { ticksPerSecond, firstTicks, spacings, count, shiftUs } = table;
  const starts = new Float64Array(count);
  let ticks = firstTicks;
  let frame = 0;
  const put = (): void => {
    starts[frame] = Math.round((ticks * MICROSECONDS) / ticksPerSecond) + shiftUs;
    frame += 1;
  };
  put();
  for (const word of spacings === '' ? [] : spacings.split(',')) {
    const [spacing = '', times = '1'] = word.split(TIMES);
    for (let left = parseInt(times, RADIX); left > 0; left -= 1) {
      ticks += parseInt(spacing, RADIX);
      put();
    }
  }
  return starts;
}

function wordOf(spacing: number, times: number): string {
  const text = spacing.toString(RADIX);
  return times === 1 ? text : `${text}${TIMES}${times.toString(RADIX)}`;
}

const ticksOf = (us: number, ticksPerSecond: number): number =>
  Math.round(us * (ticksPerSecond / MICROSECONDS));
