/** Questions asked of a track: where was it when, when was it where, how far did it go. */
import type { Track, TrackGap, TrackSample } from './domain/track';
import { longitudeBeside, usualLongitude } from './longitude';

export interface PlaceInTime {
  readonly timeMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly speedMps: number | null;
  /** Degrees clockwise from true north. */
  readonly headingDeg: number | null;
}

export interface NearestPlace extends PlaceInTime {
  /** How far the trace is from the point asked for, metres. */
  readonly distanceM: number;
}

export interface TrackLookup {
  /** Stretches of valid fixes without a gap in them, in time order. */
  readonly runs: readonly (readonly TrackSample[])[];
  /** First and last valid fix; null when there is none. */
  readonly spanMs: { readonly fromMs: number; readonly toMs: number } | null;
  /** Between two valid fixes of one run; null before, after and inside gaps. */
  placeAt(timeMs: number): PlaceInTime | null;
  /** The latest valid fix at or before a time, for saying where the vehicle was last seen. */
  lastFixAt(timeMs: number): TrackSample | null;
  gapAt(timeMs: number): TrackGap | null;
  /** The place on the trace closest to a point; never on the straight line over a gap. */
  nearestTo(latitudeDeg: number, longitudeDeg: number): NearestPlace | null;
  /** Length driven over valid fixes, gaps left out, metres. */
  readonly lengthM: number;
}

const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;
/** Below this movement a direction between two fixes is noise. */
const MIN_BEARING_DISTANCE_M = 1;

interface Point {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** Great-circle distance by the haversine formula, metres. */
export function distanceM(from: Point, to: Point): number {
  const latitude = ((to.latitudeDeg - from.latitudeDeg) * RADIANS) / 2;
  const longitude = ((to.longitudeDeg - from.longitudeDeg) * RADIANS) / 2;
  const half =
    Math.sin(latitude) ** 2 +
    Math.cos(from.latitudeDeg * RADIANS) *
      Math.cos(to.latitudeDeg * RADIANS) *
      Math.sin(longitude) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Initial direction from one point to another, degrees clockwise from north, 0…360. */
export function bearingDeg(from: Point, to: Point): number {
  const [a, b] = [from.latitudeDeg * RADIANS, to.latitudeDeg * RADIANS];
  const turn = (to.longitudeDeg - from.longitudeDeg) * RADIANS;
  const east = Math.sin(turn) * Math.cos(b);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  return (Math.atan2(east, north) / RADIANS + 360) % 360;
}

/** Prepares a track for many questions; each is answered in logarithmic time, `nearestTo` linear. */
export function createTrackLookup(track: Track): TrackLookup {
  const fixes = track.samples.filter(({ quality }) => quality === 'valid');
  const breaksAfter = gapStarts(fixes, track.gaps);
  const runs = splitRuns(fixes, breaksAfter);
  const [first, last] = [fixes[0], fixes.at(-1)];

  const indexBefore = (timeMs: number): number => {
    let [low, high] = [0, fixes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((fixes[middle]?.timeMs ?? Infinity) <= timeMs) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  return {
    runs,
    spanMs:
      first === undefined || last === undefined
        ? null
        : { fromMs: first.timeMs, toMs: last.timeMs },
    placeAt(timeMs) {
      const index = indexBefore(timeMs);
      const [from, to] = [fixes[index], fixes[index + 1]];
      if (from === undefined) return null;
      if (from.timeMs === timeMs) return between(from, to ?? from, 0, timeMs);
      if (to === undefined || breaksAfter.has(index)) return null;
      return between(from, to, (timeMs - from.timeMs) / (to.timeMs - from.timeMs), timeMs);
    },
    lastFixAt: (timeMs) => fixes[indexBefore(timeMs)] ?? null,
    gapAt: (timeMs) =>
      track.gaps.find(({ fromMs, toMs }) => timeMs > fromMs && timeMs < toMs) ?? null,
    nearestTo: (latitudeDeg, longitudeDeg) => nearest(runs, { latitudeDeg, longitudeDeg }),
    lengthM: runs.reduce((sum, run) => sum + runLengthM(run), 0),
  };
}

/** Indexes of fixes that a gap follows directly. */
function gapStarts(fixes: readonly TrackSample[], gaps: readonly TrackGap[]): ReadonlySet<number> {
  const starts = new Set(gaps.map(({ fromMs }) => fromMs));
  const indexes = new Set<number>();
  fixes.forEach(({ timeMs }, index) => {
    if (starts.has(timeMs)) indexes.add(index);
  });
  return indexes;
}

function splitRuns(
  fixes: readonly TrackSample[],
  breaksAfter: ReadonlySet<number>,
): TrackSample[][] {
  const runs: TrackSample[][] = [];
  fixes.forEach((fix, index) => {
    const run = runs.at(-1);
    if (run === undefined || breaksAfter.has(index - 1)) runs.push([fix]);
    else run.push(fix);
  });
  return runs;
}

function runLengthM(run: readonly TrackSample[]): number {
  return run.reduce((sum, fix, index) => {
    const before = run[index - 1];
    return before === undefined ? 0 : sum + distanceM(before, fix);
  }, 0);
}

function between(from: TrackSample, to: TrackSample, share: number, timeMs: number): PlaceInTime {
  return {
    timeMs,
    latitudeDeg: mix(from.latitudeDeg, to.latitudeDeg, share),
    longitudeDeg: usualLongitude(
      mix(from.longitudeDeg, longitudeBeside(to.longitudeDeg, from.longitudeDeg), share),
    ),
    speedMps:
      from.speedMps === null || to.speedMps === null
        ? (from.speedMps ?? to.speedMps)
        : mix(from.speedMps, to.speedMps, share),
    headingDeg: headingBetween(from, to, share),
  };
}

const mix = (from: number, to: number, share: number): number => from + (to - from) * share;

/** Turns the short way round; without headings takes the direction of the movement itself. */
function headingBetween(from: TrackSample, to: TrackSample, share: number): number | null {
  if (from.headingDeg !== null && to.headingDeg !== null) {
    const turn = ((to.headingDeg - from.headingDeg + 540) % 360) - 180;
    return (from.headingDeg + turn * share + 360) % 360;
  }
  const given = from.headingDeg ?? to.headingDeg;
  if (given !== null) return given;
  return distanceM(from, to) >= MIN_BEARING_DISTANCE_M ? bearingDeg(from, to) : null;
}

/**
 * Where on the straight line between two points a third one is closest to, and how far off, metres.
 * Measured on a plane laid on the third point: exact enough at the reach of a click.
 */
export function nearestOnLine(
  from: Point,
  to: Point,
  point: Point,
): { readonly share: number; readonly distanceM: number } {
  const scaleY = EARTH_RADIUS_M * RADIANS;
  const scaleX = scaleY * Math.cos(point.latitudeDeg * RADIANS);
  // All three beside each other, also across the 180° meridian.
  const fromDeg = longitudeBeside(from.longitudeDeg, point.longitudeDeg);
  const toDeg = longitudeBeside(to.longitudeDeg, fromDeg);
  const x = (fromDeg - point.longitudeDeg) * scaleX;
  const y = (from.latitudeDeg - point.latitudeDeg) * scaleY;
  const dx = (toDeg - fromDeg) * scaleX;
  const dy = (to.latitudeDeg - from.latitudeDeg) * scaleY;
  const lengthSquared = dx * dx + dy * dy;
  const share =
    lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / lengthSquared));
  return { share, distanceM: Math.hypot(x + dx * share, y + dy * share) };
}

function nearest(runs: readonly (readonly TrackSample[])[], point: Point): NearestPlace | null {
  let best: NearestPlace | null = null;
  for (const run of runs) {
    for (let index = 0; index < run.length; index += 1) {
      const from = run[index];
      const to = run[index + 1] ?? (run.length === 1 ? from : undefined);
      if (from === undefined || to === undefined) continue;
      const { share, distanceM: distance } = nearestOnLine(from, to, point);
      if (best !== null && distance >= best.distanceM) continue;
      const timeMs = mix(from.timeMs, to.timeMs, share);
      best = { ...between(from, to, share, timeMs), distanceM: distance };
    }
  }
  return best;
}
