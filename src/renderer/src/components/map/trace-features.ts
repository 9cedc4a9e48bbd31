/** Turns a track into what the map draws: coloured stretches, void fixes, links over gaps. */
import type { Track, TrackGap, TrackSample } from '@shared/domain/track';
import { longitudeBeside, longitudeSpan } from '@shared/longitude';
import { speedClassOf, type SpeedClass } from '@shared/speed-classes';
import type { TrackLookup } from '@shared/track-math';
import type { Feature, FeatureCollection } from 'geojson';

/** A gap with the valid fixes on both sides of it. */
export interface GapLink {
  readonly gap: TrackGap;
  readonly from: TrackSample;
  readonly to: TrackSample;
}

type Properties =
  | { readonly part: 'drive'; readonly speedClass: number | null }
  | { readonly part: 'run' | 'void' | 'gap' | 'doubtful' };

/** Gaps that lie between two runs; those at the ends have nothing to link. */
export function gapLinks(track: Track, { runs }: TrackLookup): readonly GapLink[] {
  return runs.flatMap((run, index) => {
    const from = run.at(-1);
    const to = runs[index + 1]?.[0];
    if (from === undefined || to === undefined) return [];
    const gap = track.gaps.find(({ fromMs }) => fromMs === from.timeMs);
    return gap === undefined ? [] : [{ gap, from, to }];
  });
}

/** Everything of the track as lines; `part` and `speedClass` choose how the map draws each. */
export function traceFeatures(
  track: Track,
  lookup: TrackLookup,
  classes: readonly SpeedClass[],
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...gapLinks(track, lookup).map((link) => gapLine(track, link)),
      ...lookup.runs.map((run) => line(run, { part: 'run' })),
      ...lookup.runs.flatMap((run) => drives(run, classes)),
      ...lookup.runs.flatMap(doubtful),
    ],
  };
}

/** Neighbouring stretches share their end point, so that the line has no holes. */
function drives(run: readonly TrackSample[], classes: readonly SpeedClass[]): Feature[] {
  const features: Feature[] = [];
  let stretch: TrackSample[] = [];
  let current: number | null = null;
  const finish = (): void => {
    if (stretch.length > 1) features.push(line(stretch, { part: 'drive', speedClass: current }));
  };
  run.forEach((to, index) => {
    const from = run[index - 1];
    if (from === undefined) return;
    const speedMps =
      from.speedMps === null || to.speedMps === null
        ? (from.speedMps ?? to.speedMps)
        : (from.speedMps + to.speedMps) / 2;
    const next = speedClassOf(classes, speedMps);
    if (stretch.length === 0 || next !== current) {
      finish();
      stretch = [from];
      current = next;
    }
    stretch.push(to);
  });
  finish();
  return features;
}

/** Stretches to or from a fix of a line with a wrong checksum. */
function doubtful(run: readonly TrackSample[]): Feature[] {
  const features: Feature[] = [];
  let stretch: TrackSample[] = [];
  run.forEach((to, index) => {
    const from = run[index - 1];
    if (from === undefined) return;
    if (from.checksumFailed !== true && to.checksumFailed !== true) {
      if (stretch.length > 1) features.push(line(stretch, { part: 'doubtful' }));
      stretch = [];
      return;
    }
    if (stretch.length === 0) stretch = [from];
    stretch.push(to);
  });
  if (stretch.length > 1) features.push(line(stretch, { part: 'doubtful' }));
  return features;
}

/** Over void fixes the line goes where the receiver put them; without any it goes straight. */
function gapLine({ samples }: Track, { gap, from, to }: GapLink): Feature {
  const voids = samples.filter(
    ({ quality, timeMs }) => quality === 'void' && timeMs > gap.fromMs && timeMs < gap.toMs,
  );
  return line([from, ...voids, to], { part: voids.length === 0 ? 'gap' : 'void' });
}

function line(samples: readonly TrackSample[], properties: Properties): Feature {
  return {
    type: 'Feature',
    properties,
    geometry: {
      type: 'LineString',
      coordinates: beside(samples),
    },
  };
}

/** Each beside the one before: a line across the 180° meridian goes on beyond it, not back around the world. */
function beside(samples: readonly TrackSample[]): [number, number][] {
  let lastDeg = samples[0]?.longitudeDeg ?? 0;
  return samples.map(({ longitudeDeg, latitudeDeg }) => {
    lastDeg = longitudeBeside(longitudeDeg, lastDeg);
    return [lastDeg, latitudeDeg];
  });
}

/** West, south, east, north around all positions, east beyond 180 across that meridian; null without any. */
export function boxAround(
  places: readonly { readonly latitudeDeg: number; readonly longitudeDeg: number }[],
): readonly [number, number, number, number] | null {
  const span = longitudeSpan(places.map(({ longitudeDeg }) => longitudeDeg));
  if (span === null) return null;
  let [south, north] = [90, -90];
  for (const { latitudeDeg } of places) {
    south = Math.min(south, latitudeDeg);
    north = Math.max(north, latitudeDeg);
  }
  return [span.westDeg, south, span.eastDeg, north];
}
