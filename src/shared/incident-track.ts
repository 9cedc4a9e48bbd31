/** The way of the vehicle from the texts of its track files. */
import { parseGpx } from './gpx';
import { cutTrack, mergeTracks } from './merge-tracks';
import { parseNmea } from './nmea';
import type { Track, TrackFormat, TrackPlan } from './domain/track';

export interface TrackText {
  readonly fileId: string;
  readonly format: TrackFormat;
  /** NMEA: one character a byte, since a checksum is made of bytes. */
  readonly text: string;
}

/** One track of all files in time order; null when there is no file. */
export function trackOfTexts(texts: readonly TrackText[], plan: TrackPlan): Track | null {
  const { referenceMs, within, lenient = false } = plan;
  const track = mergeTracks(
    texts.map(({ fileId, format, text }) =>
      format === 'gpx'
        ? parseGpx(text, { fileId })
        : parseNmea(text, { fileId, referenceMs, lenient }),
    ),
  );
  return track === null || within === null ? track : cutTrack(track, within.fromMs, within.toMs);
}
