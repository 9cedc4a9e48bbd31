/**
 * The machine-readable strip burnt into every demo picture: frame number and true UTC,
 * so that tests and benchmarks read from pixels which frame is on screen.
 */

/** Milliseconds UTC from which bar codes count: Monday 2026-10-19 00:00. */
export const BAR_CODE_EPOCH_MS = Date.UTC(2026, 9, 19);

/** One row of cells along the lower left edge, in pixels of a 1280×720 camera picture. */
export const BAR_CODE_GEOMETRY = {
  pictureWidth: 1280,
  pictureHeight: 720,
  left: 16,
  top: 696,
  cellWidth: 16,
  cellHeight: 16,
} as const;

const SYNC = [1, 0, 1, 0] as const;
const FRAME_BITS = 16;
const TIME_BITS = 30;
const CAMERA_BITS = 4;
const CHECK_BITS = 8;
export const BAR_CODE_CELLS = SYNC.length + FRAME_BITS + TIME_BITS + CAMERA_BITS + CHECK_BITS;

/** Between black and white cells, of 255: less is no strip. */
const LEAST_CONTRAST = 48;

export interface BarCode {
  /** 0-based number of the frame in its file. */
  readonly frame: number;
  /** True UTC of the frame's presentation, milliseconds since 1970. */
  readonly timeMs: number;
  /** Index of the camera within its incident, 0…15. */
  readonly camera: number;
}

const bits = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.floor(value / 2 ** (count - 1 - index)) % 2);

const number = (cells: readonly number[]): number =>
  cells.reduce((value, bit) => value * 2 + bit, 0);

/** CRC-8, polynomial 0x07, over single bits. */
function checkSum(cells: readonly number[]): number {
  let crc = 0;
  for (const bit of cells) {
    const carry = ((crc >> 7) & 1) ^ bit;
    crc = ((crc << 1) & 0xff) ^ (carry ? 0x07 : 0);
  }
  return crc;
}

/** Cells from left to right, 1 is white, 0 is black. */
export function encodeBarCode(code: BarCode): readonly number[] {
  const payload = [
    ...bits(code.frame, FRAME_BITS),
    ...bits(Math.round(code.timeMs - BAR_CODE_EPOCH_MS), TIME_BITS),
    ...bits(code.camera, CAMERA_BITS),
  ];
  return [...SYNC, ...payload, ...bits(checkSum(payload), CHECK_BITS)];
}

/**
 * Reads a strip back.
 * @param brightness brightness 0…255 at a point of the camera's picture, given in fractions of it.
 * @returns null when the strip is absent or damaged.
 */
export function decodeBarCode(brightness: (x: number, y: number) => number): BarCode | null {
  const { left, top, cellWidth, cellHeight, pictureWidth, pictureHeight } = BAR_CODE_GEOMETRY;
  const y = (top + cellHeight / 2) / pictureHeight;
  const levels = Array.from({ length: BAR_CODE_CELLS }, (_, index) =>
    brightness((left + (index + 0.5) * cellWidth) / pictureWidth, y),
  );
  // A picture that is shown darkened still has two levels.
  const [darkest, brightest] = [Math.min(...levels), Math.max(...levels)];
  if (brightest - darkest < LEAST_CONTRAST) return null;
  const cells = levels.map((level) => (level > (darkest + brightest) / 2 ? 1 : 0));
  if (SYNC.some((bit, index) => cells[index] !== bit)) return null;
  const payload = cells.slice(SYNC.length, -CHECK_BITS);
  if (checkSum(payload) !== number(cells.slice(-CHECK_BITS))) return null;
  return {
    frame: number(payload.slice(0, FRAME_BITS)),
    timeMs: BAR_CODE_EPOCH_MS + number(payload.slice(FRAME_BITS, FRAME_BITS + TIME_BITS)),
    camera: number(payload.slice(FRAME_BITS + TIME_BITS)),
  };
}
