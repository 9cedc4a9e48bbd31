/** Looks at an MP4's outer boxes: whether the file is whole, without reading its pictures. */
import type { FileHandle } from 'node:fs/promises';

/** More top-level boxes than this is no dashcam file; fragmented day-long clips stay far below. */
const MAX_BOXES = 500_000;

/**
 * The reason why this is no whole MP4, or null when it is one: `ftyp` first, `moov` and a media box present,
 * and the boxes fill the file to its last byte.
 */
export async function mp4Problem(file: FileHandle, sizeBytes: number): Promise<string | null> {
  const header = Buffer.alloc(16);
  const seen = new Set<string>();
  let offset = 0;
  for (let count = 0; offset < sizeBytes; count += 1) {
    if (count > MAX_BOXES) return 'it holds too many boxes';
    const { bytesRead } = await file.read(header, 0, 16, offset);
    if (bytesRead < 8) return 'it ends inside a box header';
    const type = header.toString('latin1', 4, 8);
    if (count === 0 && type !== 'ftyp') return 'it does not begin like an MP4 video';
    const small = header.readUInt32BE(0);
    if (small === 1 && bytesRead < 16) return 'it ends inside a box header';
    const boxBytes =
      small === 0 ? sizeBytes - offset : small === 1 ? Number(header.readBigUInt64BE(8)) : small;
    if (boxBytes < 8) return `its box “${printable(type)}” has an impossible size`;
    if (offset + boxBytes > sizeBytes) return `it ends inside its box “${printable(type)}”`;
    seen.add(type);
    offset += boxBytes;
  }
  if (!seen.has('moov')) return 'it has no index of its pictures (moov)';
  if (!seen.has('mdat') && !seen.has('moof')) return 'it has no media data (mdat)';
  return null;
}

function printable(type: string): string {
  return type.replace(/[^ -~]/g, '?');
}
