/**
 * Places in the subtitles of videos, as drones and some dashcams write them (DJI and what follows it). The forms are
 * known from public readers (ExifTool) and from recordings shown in forums; the makers have published none. Heights
 * are left out: whether they count from the sea or from the start, the text does not say.
 */
import type { TrackSample } from './domain/track';

/** One subtitle. */
export interface Cue {
  /** When it comes up, ms from the video's start. */
  readonly startMs: number;
  readonly text: string;
}

const NUMBER = String.raw`([-+]?\d{1,3}(?:\.\d+)?)`;
/** `[latitude: 47.1] [longitude: 8.5]`; the older firmware writes `longtitude`. */
const LATITUDE = new RegExp(String.raw`\blatitude\s*[:=]\s*${NUMBER}`, 'i');
const LONGITUDE = new RegExp(String.raw`\blongt?itude\s*[:=]\s*${NUMBER}`, 'i');
/** `GPS(8.5,47.1,15)` and `GPS (8.5, 47.1, 18)`: longitude first. */
const PAIR = new RegExp(String.raw`\bGPS\s*\(\s*${NUMBER}\s*,\s*${NUMBER}\s*[,)]`, 'i');
/** `H.S 2.10m/s`: over the ground. */
const SPEED = /\bH\.S\s*(\d+(?:\.\d+)?)\s*m\/s/i;
/** Written with each picture; a place that stays the same is worth no more than this. */
const SAME_PLACE_MS = 500;
const SENTENCE = 'Subtitle';

interface Place {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/**
 * In the order of the cues, each at its own moment of the video (ms from its start): what the texts say of the time is
 * a clock of an unknown zone. Pairs that can only be latitude first are none of a form that is known, and left out.
 */
export function subtitleSamples(cues: readonly Cue[]): readonly TrackSample[] {
  const samples: TrackSample[] = [];
  for (const [index, { startMs, text }] of cues.entries()) {
    const place = placeIn(text);
    if (place === null || isRepeated(samples.at(-1), startMs, place)) continue;
    const speed = SPEED.exec(text)?.[1];
    samples.push({
      timeMs: startMs,
      ...place,
      speedMps: speed === undefined ? null : Number(speed),
      headingDeg: null,
      altitudeM: null,
      satellites: null,
      hdop: null,
      quality: 'valid',
      line: index + 1,
      sentence: SENTENCE,
    });
  }
  return samples;
}

function placeIn(text: string): Place | null {
  const [latitude, longitude] = [LATITUDE.exec(text)?.[1], LONGITUDE.exec(text)?.[1]];
  if (latitude !== undefined && longitude !== undefined) return placeAt(latitude, longitude);
  const [, first, second] = PAIR.exec(text) ?? [];
  return first === undefined || second === undefined ? null : placeAt(second, first);
}

/** Null for what is no place, and for the 0, 0 of a receiver that has none yet. */
function placeAt(latitude: string, longitude: string): Place | null {
  const [latitudeDeg, longitudeDeg] = [Number(latitude), Number(longitude)];
  const isPlace = Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180;
  return isPlace && (latitudeDeg !== 0 || longitudeDeg !== 0)
    ? { latitudeDeg, longitudeDeg }
    : null;
}

function isRepeated(last: TrackSample | undefined, startMs: number, place: Place): boolean {
  return (
    last !== undefined &&
    startMs - last.timeMs < SAME_PLACE_MS &&
    last.latitudeDeg === place.latitudeDeg &&
    last.longitudeDeg === place.longitudeDeg
  );
}
