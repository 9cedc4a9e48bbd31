/** Boxes of an MP4: found by walking over their headers; no content is read. */
import type { FileHandle } from 'node:fs/promises';

/** A box without its header, bytes. */
export interface BoxSpan {
  readonly from: number;
  readonly to: number;
}

/** More boxes than this before the one that is sought is no dashcam file. */
const MAX_BOXES = 10_000;

/** The first box of this type from `from` on, without its header; null when there is none. */
export async function findBox(
  file: FileHandle,
  type: string,
  from: number,
  to: number,
): Promise<BoxSpan | null> {
  const header = Buffer.alloc(16);
  let at = from;
  for (let count = 0; at + 8 <= to && count < MAX_BOXES; count += 1) {
    const { bytesRead } = await file.read(header, 0, 16, at);
    if (bytesRead < 8) return null;
    const small = header.readUInt32BE(0);
    const isLarge = small === 1 && bytesRead === 16;
    const bytes = small === 0 ? to - at : isLarge ? Number(header.readBigUInt64BE(8)) : small;
    if (bytes < 8) return null;
    if (header.toString('latin1', 4, 8) === type) {
      return { from: at + (isLarge ? 16 : 8), to: Math.min(to, at + bytes) };
    }
    at += bytes;
  }
  return null;
}

/** Follows types from the outside inwards, the first of each. */
export async function findInner(
  file: FileHandle,
  types: readonly string[],
  within: BoxSpan,
): Promise<BoxSpan | null> {
  let span: BoxSpan | null = within;
  for (const type of types) {
    span = await findBox(file, type, span.from, span.to);
    if (span === null) return null;
  }
  return span;
}

/** All boxes of this type, at most so many, in their order. */
export async function* boxesOf(
  file: FileHandle,
  type: string,
  within: BoxSpan,
  most: number,
): AsyncGenerator<BoxSpan, void, undefined> {
  let { from } = within;
  for (let count = 0; count < most; count += 1) {
    const box = await findBox(file, type, from, within.to);
    if (box === null) return;
    yield box;
    from = box.to;
  }
}

/** A stretch of a file; shorter where the file ends in it. */
export async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  return bytes.subarray(0, bytesRead);
}
