/** Places in the text tracks of a video: NMEA sentences, or words as drones and some dashcams write them. */
import type { FileHandle } from 'node:fs/promises';
import type { TrackSample } from '@shared/domain/track';
import { parseNmea } from '@shared/nmea';
import { subtitleSamples, type Cue } from '@shared/subtitle-gps';
import { bytesAt } from './mp4-box';
import { timedTracks, type TimedSample } from './mp4-samples';

/** Subtitles of 3GPP (`tx3g`, under a handler `text` or `sbtl`) and of QuickTime. */
const ENTRIES: ReadonlySet<string> = new Set(['tx3g', 'text']);
/** An hour with one for each picture. */
const MOST_CUES = 108_000;
const MOST_CUE_BYTES = 4096;
/** A text track of a film is told by its beginning. */
const LOOKED_AT_FIRST = 200;

export interface PlacesInSubtitles {
  readonly samples: readonly TrackSample[];
  /** NMEA has the satellites' UTC; words lie at their moment of the video, ms from its start. */
  readonly clock: 'utc' | 'video';
}

export async function subtitlesInVideo(
  file: FileHandle,
  sizeBytes: number,
): Promise<PlacesInSubtitles> {
  for await (const samples of timedTracks(file, sizeBytes, ENTRIES, MOST_CUES)) {
    const first = placesIn(await cuesOf(file, sizeBytes, samples.slice(0, LOOKED_AT_FIRST)));
    if (first.samples.length === 0) continue;
    return samples.length <= LOOKED_AT_FIRST
      ? first
      : placesIn(await cuesOf(file, sizeBytes, samples));
  }
  return { samples: [], clock: 'utc' };
}

function placesIn(cues: readonly Cue[]): PlacesInSubtitles {
  const { samples } = parseNmea(cues.map(({ text }) => text).join('\n'), { fileId: '' });
  return samples.length > 0
    ? { samples, clock: 'utc' }
    : { samples: subtitleSamples(cues), clock: 'video' };
}

async function cuesOf(
  file: FileHandle,
  sizeBytes: number,
  samples: readonly TimedSample[],
): Promise<readonly Cue[]> {
  const cues: Cue[] = [];
  for (const { offset, size, startMs } of samples) {
    // Two bytes are its length: such a sample is a pause.
    if (size <= 2 || size > MOST_CUE_BYTES || offset + size > sizeBytes) continue;
    const bytes = await bytesAt(file, offset, size);
    const length = bytes.readUInt16BE(0);
    // Styles may stand behind the text. One character a byte, so that checksums see bytes.
    const text = bytes.toString('latin1', 2, Math.min(size, 2 + length));
    cues.push({ startMs, text });
  }
  return cues;
}
