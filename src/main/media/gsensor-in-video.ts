/** The G-sensor's readings that BlackVue cameras write into their MP4s: a box `3gf ` in a `free` box beside `moov`. */
import type { FileHandle } from 'node:fs/promises';
import { blackvueAcceleration } from '@shared/blackvue-acceleration';
import type { AccelerationSample } from '@shared/domain/track';
import { boxesOf, bytesAt, findBox } from './mp4-box';

/** Some hours at ten records a second. */
const MOST_BYTES = 2 ** 21;
const MOST_FREE_BOXES = 64;

/** Times in ms from the recording's start; empty for a file without any that can be understood. */
export async function gsensorInVideo(
  file: FileHandle,
  sizeBytes: number,
): Promise<readonly AccelerationSample[]> {
  for await (const free of boxesOf(file, 'free', { from: 0, to: sizeBytes }, MOST_FREE_BOXES)) {
    const box = await findBox(file, '3gf ', free.from, free.to);
    if (box === null) continue;
    return blackvueAcceleration(
      await bytesAt(file, box.from, Math.min(box.to - box.from, MOST_BYTES)),
    );
  }
  return [];
}
