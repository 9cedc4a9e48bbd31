/**
 * NMEA sentences that BlackVue cameras write into their MP4s: as text in a box `gps ` within a `free` box beside
 * `moov`, each line behind the camera's clock as `[epoch ms]`. The layout is known from public readers
 * (mapillary_tools, ExifTool) and from files shown in forums; the maker has published none.
 */
import type { FileHandle } from 'node:fs/promises';
import type { TrackSample } from '@shared/domain/track';
import { parseNmea } from '@shared/nmea';
import { boxesOf, bytesAt, findBox } from './mp4-box';

/** Some hours of eight sentences a second; a recording has about 30 KB a minute. */
const MOST_BYTES = 16 * 2 ** 20;
/** Encoders leave one or two `free` boxes as padding. */
const MOST_FREE_BOXES = 64;

export async function nmeaInVideo(
  file: FileHandle,
  sizeBytes: number,
): Promise<readonly TrackSample[]> {
  for await (const free of boxesOf(file, 'free', { from: 0, to: sizeBytes }, MOST_FREE_BOXES)) {
    const log = await findBox(file, 'gps ', free.from, free.to);
    if (log === null) continue;
    const bytes = await bytesAt(file, log.from, Math.min(log.to - log.from, MOST_BYTES));
    // One character a byte, so that checksums see bytes.
    const { samples } = parseNmea(bytes.toString('latin1'), { fileId: '' });
    if (samples.length > 0) return samples;
  }
  return [];
}
