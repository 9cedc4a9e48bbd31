/** The GPS records inside a video file, of cameras that write them there. */
import { open, type FileHandle } from 'node:fs/promises';
import type { TrackSample } from '@shared/domain/track';
import { novatekBlocks, novatekSample } from '@shared/novatek-gps';
import { findBox } from './mp4-times';

/** Ten hours at one record a second. */
const MOST_BLOCKS = 36_000;
const MOST_BLOCK_BYTES = 100_000;

/**
 * In time order, one a moment; empty for a file without any.
 * @throws a file system's error when it cannot be read
 */
export async function readEmbeddedGps(path: string): Promise<readonly TrackSample[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const moov = await findBox(file, 'moov', 0, size);
    const index = moov && (await findBox(file, 'gps ', moov.from, moov.to));
    if (!index) return [];
    const length = Math.min(index.to - index.from, 8 + MOST_BLOCKS * 8);
    const samples: TrackSample[] = [];
    for (const [number, place] of novatekBlocks(
      await bytesAt(file, index.from, length),
    ).entries()) {
      if (place.size > MOST_BLOCK_BYTES || place.offset + place.size > size) continue;
      const sample = novatekSample(await bytesAt(file, place.offset, place.size), number + 1);
      if (sample !== null) samples.push(sample);
    }
    samples.sort((a, b) => a.timeMs - b.timeMs);
    return samples.filter(({ timeMs }, at) => timeMs !== samples[at - 1]?.timeMs);
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  return bytes.subarray(0, bytesRead);
}
