/** A demo recording with GPS records in it, laid out as cameras with Novatek processors do. */
import { readFile, writeFile } from 'node:fs/promises';

export interface NovatekFix {
  /** As the camera's GPS writes it, whole seconds. */
  readonly clockMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly knots: number;
  readonly valid: boolean;
}

/** @param recordAt where a record begins in its block */
export function novatekBlock(fix: NovatekFix, recordAt: 16 | 48 = 48): Buffer {
  const block = Buffer.alloc(256);
  block.writeUInt32BE(block.length, 0);
  block.write('freeGPS ', 4, 'latin1');
  const time = new Date(fix.clockMs);
  [
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds(),
    time.getUTCFullYear() - 2000,
    time.getUTCMonth() + 1,
    time.getUTCDate(),
  ].forEach((value, index) => block.writeUInt32LE(value, recordAt + index * 4));
  const letters = `${fix.valid ? 'A' : 'V'}${fix.latitudeDeg < 0 ? 'S' : 'N'}${fix.longitudeDeg < 0 ? 'W' : 'E'}`;
  block.write(letters, recordAt + 24, 'latin1');
  block.writeFloatLE(degreesAndMinutes(fix.latitudeDeg), recordAt + 28);
  block.writeFloatLE(degreesAndMinutes(fix.longitudeDeg), recordAt + 32);
  block.writeFloatLE(fix.knots, recordAt + 36);
  block.writeFloatLE(90, recordAt + 40);
  return block;
}

function degreesAndMinutes(degrees: number): number {
  const whole = Math.floor(Math.abs(degrees));
  return whole * 100 + (Math.abs(degrees) - whole) * 60;
}

/** Blocks behind the video, and an index of them at the end of `moov`, which must be the last box or before `mdat`. */
export async function addNovatekGps(
  source: string,
  target: string,
  fixes: readonly NovatekFix[],
): Promise<void> {
  const video = await readFile(source);
  const moov = boxAt(video, 'moov');
  const indexBytes = 16 + fixes.length * 8;
  const blocks = fixes.map((fix) => novatekBlock(fix));
  const index = Buffer.alloc(indexBytes);
  index.writeUInt32BE(indexBytes, 0);
  index.write('gps ', 4, 'latin1');
  let offset = video.length + indexBytes;
  blocks.forEach((block, number) => {
    index.writeUInt32BE(offset, 16 + number * 8);
    index.writeUInt32BE(block.length, 20 + number * 8);
    offset += block.length;
  });
  // The samples' offsets in `moov` would move with what is put in before them: it goes in behind, as a copy.
  const copy = Buffer.concat([video.subarray(moov.from, moov.to), index]);
  copy.writeUInt32BE(copy.length, 0);
  const before = Buffer.from(video);
  before.write('free', moov.from + 4, 'latin1');
  const shift = copy.length - indexBytes;
  blocks.forEach((_, number) => {
    const at = copy.length - indexBytes + 16 + number * 8;
    copy.writeUInt32BE(copy.readUInt32BE(at) + shift, at);
  });
  await writeFile(target, Buffer.concat([before, copy, ...blocks]));
}

function boxAt(video: Buffer, type: string): { readonly from: number; readonly to: number } {
  for (let at = 0; at + 8 <= video.length; at += video.readUInt32BE(at)) {
    const to = at + video.readUInt32BE(at);
    if (video.toString('latin1', at + 4, at + 8) === type) return { from: at, to };
  }
  throw new Error(`no ${type}`);
}
