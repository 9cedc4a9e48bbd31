/** GPS records of cameras with Novatek processors: an index in `moov` that points at blocks between the pictures. */
import type { FileHandle } from 'node:fs/promises';
import type { TrackSample } from '@shared/domain/track';
import { novatekBlocks, novatekSample } from '@shared/novatek-gps';
import { bytesAt, findBox } from './mp4-box';

/** Ten hours at one record a second. */
const MOST_BLOCKS = 36_000;
const MOST_BLOCK_BYTES = 100_000;

export async function novatekInVideo(
  file: FileHandle,
  sizeBytes: number,
): Promise<readonly TrackSample[]> {
  const moov = await findBox(file, 'moov', 0, sizeBytes);
  const index = moov && (await findBox(file, 'gps ', moov.from, moov.to));
  if (!index) return [];
  const length = Math.min(index.to - index.from, 8 + MOST_BLOCKS * 8);
  const samples: TrackSample[] = [];
  for (const [number, place] of novatekBlocks(await bytesAt(file, index.from, length)).entries()) {
    if (place.size > MOST_BLOCK_BYTES || place.offset + place.size > sizeBytes) continue;
    const sample = novatekSample(await bytesAt(file, place.offset, place.size), number + 1);
    if (sample !== null) samples.push(sample);
  }
  return samples;
}
