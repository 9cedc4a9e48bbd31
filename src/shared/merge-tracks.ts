/** Several track files of one incident as one track, and a long track cut to a stretch. */
import type { Track, TrackIssues, TrackSample } from './domain/track';
import { findGaps } from './nmea/gaps';

/** A track of nothing but samples, in time order. */
export function trackOfSamples(fileId: string, samples: readonly TrackSample[]): Track {
  const issues = { linesTotal: samples.length, badChecksum: 0, unreadable: 0, unused: {} };
  return withGaps({ fileId, samples, acceleration: [], gaps: [], issues });
}

/** In time order; of two samples of one moment the first file's stays. Null without any track. */
export function mergeTracks(tracks: readonly Track[]): Track | null {
  const [first, ...others] = tracks;
  if (first === undefined || others.length === 0) return first ?? null;
  const samples = tracks
    .flatMap((track) => track.samples)
    .sort((a, b) => a.timeMs - b.timeMs)
    .filter(({ timeMs }, index, all) => timeMs !== all[index - 1]?.timeMs);
  return withGaps({
    fileId: first.fileId,
    samples,
    acceleration: tracks.flatMap((track) => track.acceleration).sort((a, b) => a.timeMs - b.timeMs),
    gaps: [],
    issues: tracks.map(({ issues }) => issues).reduce(addIssues),
  });
}

/** What lies in the stretch (UTC milliseconds); the whole track when nothing does. */
export function cutTrack(track: Track, fromMs: number, toMs: number): Track {
  const inside = ({ timeMs }: { readonly timeMs: number }): boolean =>
    timeMs >= fromMs && timeMs <= toMs;
  const samples = track.samples.filter(inside);
  if (samples.length === 0 || samples.length === track.samples.length) return track;
  return withGaps({ ...track, samples, acceleration: track.acceleration.filter(inside) });
}

function withGaps(track: Track): Track {
  const moments = track.samples.map(({ timeMs, quality }) => ({
    timeMs,
    valid: quality === 'valid',
    afterVoid: false,
  }));
  return { ...track, gaps: findGaps(moments) };
}

function addIssues(a: TrackIssues, b: TrackIssues): TrackIssues {
  const unused = { ...a.unused };
  for (const [name, count] of Object.entries(b.unused)) unused[name] = (unused[name] ?? 0) + count;
  return {
    linesTotal: a.linesTotal + b.linesTotal,
    badChecksum: a.badChecksum + b.badChecksum,
    unreadable: a.unreadable + b.unreadable,
    unused,
    rolloverWeeks: a.rolloverWeeks ?? b.rolloverWeeks ?? 0,
  };
}
