/** Writes a track as GeoJSON, for maps on the web. */
import { cutAtAntimeridian, type LinePoint } from '../antimeridian';
import type { Track, TrackSample } from '../domain/track';
import { createTrackLookup } from '../track-math';

interface LineProperties {
  readonly part: 'run';
  /** One per position, counted through all lines of a MultiLineString. */
  readonly timesUtc: readonly string[];
  readonly speedsMps: readonly (number | null)[];
  /**
   * Positions (from 0) on the 180° meridian that are no fixes: there the line was cut, place and time lie between
   * the fixes around them; absent: not cut.
   */
  readonly cutsAt?: readonly number[];
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
 * RFC 7946: a line for every stretch without a gap (cut where it crosses the 180° meridian; a point where
 * it is a single fix), a point for every void fix, and a feature without geometry for every gap.
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

const position = ({ longitudeDeg, latitudeDeg, altitudeM }: LinePoint): number[] => {
  const place = [Number(longitudeDeg.toFixed(7)), Number(latitudeDeg.toFixed(7))];
  return altitudeM === null ? place : [...place, altitudeM];
};

function line(run: readonly TrackSample[]): GeoJsonFeature[] {
  const parts = cutAtAntimeridian(run);
  const points = parts.flat();
  const indexesOf = (wanted: (fix: TrackSample | null) => boolean): readonly number[] =>
    points.flatMap(({ fix }, index) => (wanted(fix) ? [index] : []));
  const cutsAt = indexesOf((fix) => fix === null);
  const checksumFailedAt = indexesOf((fix) => fix?.checksumFailed === true);
  const [whole = [], ...others] = parts.map((part) => part.map(position));
  return [
    {
      type: 'Feature',
      properties: {
        part: 'run',
        timesUtc: points.map(({ timeMs }) => iso(timeMs)),
        speedsMps: points.map(({ fix }) => fix?.speedMps ?? null),
        ...(cutsAt.length === 0 ? {} : { cutsAt }),
        ...(checksumFailedAt.length === 0 ? {} : { checksumFailedAt }),
      },
      geometry:
        others.length === 0
          ? { type: 'LineString', coordinates: whole }
          : { type: 'MultiLineString', coordinates: [whole, ...others] },
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
