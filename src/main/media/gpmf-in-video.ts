/** GPS of GoPro cameras: a track of `gpmd` samples, one a second, each a payload of GPMF. */
import type { FileHandle } from 'node:fs/promises';
import type { TrackSample } from '@shared/domain/track';
import { gpmfFixes, gpmfSamples, type GpmfFixes } from '@shared/gpmf';
import { bytesAt } from './mp4-box';
import { samplePlaces } from './mp4-samples';

/** Four hours at one payload a second; the cameras begin a new file long before. */
const MOST_PAYLOADS = 14_400;
/** With all its sensors a payload has some ten kilobytes. */
const MOST_PAYLOAD_BYTES = 1_000_000;

export async function gpmfInVideo(
  file: FileHandle,
  sizeBytes: number,
): Promise<readonly TrackSample[]> {
  const payloads: (GpmfFixes | null)[] = [];
  for (const { offset, size } of await samplePlaces(file, sizeBytes, 'gpmd', MOST_PAYLOADS)) {
    const isThere = size <= MOST_PAYLOAD_BYTES && offset + size <= sizeBytes;
    // A lost payload keeps its place: the next one's time must not be spread over it.
    payloads.push(isThere ? gpmfFixes(await bytesAt(file, offset, size)) : null);
  }
  return gpmfSamples(payloads);
}
