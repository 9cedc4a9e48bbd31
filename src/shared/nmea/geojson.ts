/** Writes a track as GeoJSON, for maps on the web. */
import type { Track, TrackSample } from '../domain/track';
import { createTrackLookup } from '../track-math';

interface LineProperties {
  readonly part: 'run';
  /** One per position. */
  readonly timesUtc: readonly string[];
  readonly speedsMps: readonly (number | null)[];
  /** Positions (from 0) that come from lines whose checksum failed; absent: none. */
  readonly checksumFailedAt?: readonly number[];
}

interface PointProperties {
  readonly part: 'fix' | 'void';
  readonly timeUtc: string;
  readonly speedMps: number | null;
  readonly checksumFailed?: true;
}

interface GapProperties {
  readonly part: 'gap';
  readonly fromUtc: string;
  readonly toUtc: string;
  readonly reason: string;
}

interface GeoJsonFeature {
  readonly type: 'Feature';
  readonly properties: LineProperties | PointProperties | GapProperties;
  /** Null for a gap: nobody knows where the vehicle was. */
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

/**
 * RFC 7946: a line for every stretch without a gap (a point where it is a single fix), a point for
 * every void fix, and a feature without geometry for every gap.
 */
export function trackToGeoJson(track: Track): string {
  const features: GeoJsonFeature[] = [
    ...createTrackLookup(track)
      .runs.map((run) => (run.length > 1 ? line(run) : points(run)))
      .flat(),
    ...points(track.samples.filter(({ quality }) => quality === 'void')),
    ...track.gaps.map(({ fromMs, toMs, reason }): GeoJsonFeature => ({
      type: 'Feature',
      properties: { part: 'gap', fromUtc: iso(fromMs), toUtc: iso(toMs), reason },
      geometry: null,
    })),
  ];
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

const iso = (timeMs: number): string => new Date(timeMs).toISOString();

const position = ({ longitudeDeg, latitudeDeg, altitudeM }: TrackSample): number[] => {
  const place = [Number(longitudeDeg.toFixed(7)), Number(latitudeDeg.toFixed(7))];
  return altitudeM === null ? place : [...place, altitudeM];
};

function line(run: readonly TrackSample[]): GeoJsonFeature[] {
  const checksumFailedAt = run.flatMap(({ checksumFailed }, index) =>
    checksumFailed === true ? [index] : [],
  );
  return [
    {
      type: 'Feature',
      properties: {
        part: 'run',
        timesUtc: run.map(({ timeMs }) => iso(timeMs)),
        speedsMps: run.map(({ speedMps }) => speedMps),
        ...(checksumFailedAt.length === 0 ? {} : { checksumFailedAt }),
      },
      geometry: { type: 'LineString', coordinates: run.map(position) },
    },
  ];
}

function points(samples: readonly TrackSample[]): GeoJsonFeature[] {
  return samples.map((sample) => ({
    type: 'Feature',
    properties: {
      part: sample.quality === 'valid' ? 'fix' : 'void',
      timeUtc: iso(sample.timeMs),
      speedMps: sample.speedMps,
      ...(sample.checksumFailed === true ? { checksumFailed: true } : {}),
    },
    geometry: { type: 'Point', coordinates: position(sample) },
  }));
}
