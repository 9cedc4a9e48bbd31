/** What a track has to say over time, as one table a chart. */
import type { AccelerationSample, Track, TrackSample } from '@shared/domain/track';
import { SPEED_UNIT, speedIn } from '@shared/speed-classes';
import { createTrackLookup } from '@shared/track-math';
import { METRES_PER_FOOT, type UnitSystem } from '@shared/units';
import type { ChartAxis, ChartTable } from './chart-data';

/** The charts there are, in their order on screen. */
export const TRACK_CHARTS = ['speed', 'acceleration', 'heading', 'altitude', 'reception'] as const;
export type TrackChart = (typeof TRACK_CHARTS)[number];

export const TRACK_CHART_NAMES: Readonly<Record<TrackChart, string>> = {
  speed: 'Speed',
  acceleration: 'G-force',
  heading: 'Heading',
  altitude: 'Altitude',
  reception: 'GPS quality',
};

export interface TrackTableOptions {
  readonly track: Track;
  readonly units: UnitSystem;
  /** The limit at the event, where the service names one; it may differ elsewhere. */
  readonly limitKph: number | null;
}

/** One chart's table; null when the track says nothing of it. */
export function trackTable(chart: TrackChart, options: TrackTableOptions): ChartTable | null {
  const table = TABLES[chart](options);
  // A limit alone is no measurement.
  const measured = table.columns.some(
    ({ dashed, values }) => dashed !== true && values.some((value) => value !== null),
  );
  return measured ? table : null;
}

const TABLES: Readonly<Record<TrackChart, (options: TrackTableOptions) => ChartTable>> = {
  speed: speedTable,
  acceleration: ({ track }) => accelerationTable(track),
  heading: ({ track }) => headingTable(track),
  altitude: ({ track, units }) => altitudeTable(track, units),
  reception: ({ track }) => receptionTable(track),
};

const MPS_PER_KPH = 1 / 3.6;

interface Moments<Sample> {
  readonly timesMs: readonly number[];
  /** Null between two stretches, so that no line crosses a gap. */
  readonly samples: readonly (Sample | null)[];
}

function withHoles<Sample extends { readonly timeMs: number }>(
  stretches: readonly (readonly Sample[])[],
): Moments<Sample> {
  const timesMs: number[] = [];
  const samples: (Sample | null)[] = [];
  for (const stretch of stretches) {
    for (const sample of stretch) {
      timesMs.push(sample.timeMs);
      samples.push(sample);
    }
    const last = stretch.at(-1);
    if (last === undefined) continue;
    timesMs.push(last.timeMs + 1);
    samples.push(null);
  }
  return { timesMs, samples };
}

const validFixes = (track: Track): Moments<TrackSample> => withHoles(createTrackLookup(track).runs);

function speedTable({ track, units, limitKph }: TrackTableOptions): ChartTable {
  const { timesMs, samples } = validFixes(track);
  const values = samples.map((fix) => {
    const speedMps = fix?.speedMps ?? null;
    return speedMps === null ? null : speedIn(units, speedMps);
  });
  const speed = { label: 'GPS speed', decimals: 0, values };
  const table = { title: TRACK_CHART_NAMES.speed, unit: SPEED_UNIT[units], timesMs };
  if (limitKph === null) return { ...table, columns: [speed] };
  const limit = speedIn(units, limitKph * MPS_PER_KPH);
  const limits = timesMs.map(() => limit);
  const isOver = values.some((value) => value !== null && value > limit);
  return {
    ...table,
    columns: [speed, { label: 'Limit at the event', dashed: true, decimals: 0, values: limits }],
    ...(isOver ? { over: { label: 'Over the limit', upper: 0, lower: 1 } } : {}),
  };
}

/** Readings further apart than this, and than several usual steps, have silence between them. */
const SILENCE_MS = 500;
const SILENT_STEPS = 4;

/** Acceleration in g along the device's own axes. */
function accelerationTable({ acceleration }: Track): ChartTable {
  const { timesMs, samples } = withHoles(spoken(acceleration));
  const column = (label: string, of: (sample: AccelerationSample) => number) => ({
    label,
    decimals: 2,
    values: samples.map((sample) => (sample === null ? null : of(sample))),
  });
  return {
    title: TRACK_CHART_NAMES.acceleration,
    unit: 'g',
    timesMs,
    columns: [
      column('x', ({ xG }) => xG),
      column('y', ({ yG }) => yG),
      column('z', ({ zG }) => zG),
    ],
  };
}

/** The readings, cut where the sensor was silent. */
function spoken(
  readings: readonly AccelerationSample[],
): readonly (readonly AccelerationSample[])[] {
  const steps = readings
    .map(({ timeMs }, index) => timeMs - (readings[index - 1]?.timeMs ?? timeMs))
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  const usualMs = steps[steps.length >> 1] ?? 0;
  const silenceMs = Math.max(SILENCE_MS, usualMs * SILENT_STEPS);
  const stretches: AccelerationSample[][] = [];
  readings.forEach((reading, index) => {
    const before = readings[index - 1];
    const stretch = stretches.at(-1);
    if (before === undefined || stretch === undefined || reading.timeMs - before.timeMs > silenceMs)
      stretches.push([reading]);
    else stretch.push(reading);
  });
  return stretches;
}

const COMPASS: ChartAxis = {
  from: 0,
  to: 360,
  labels: [
    { at: 0, text: 'N' },
    { at: 90, text: 'E' },
    { at: 180, text: 'S' },
    { at: 270, text: 'W' },
    { at: 360, text: 'N' },
  ],
};
const HALF_TURN_DEG = 180;

/** Course over ground; a line that passes north is broken there instead of running back over the whole dial. */
function headingTable(track: Track): ChartTable {
  const turns = createTrackLookup(track).runs.flatMap((run) => {
    const parts: TrackSample[][] = [];
    run.forEach((fix, index) => {
      const before = run[index - 1]?.headingDeg ?? null;
      const passesNorth =
        before !== null &&
        fix.headingDeg !== null &&
        Math.abs(fix.headingDeg - before) > HALF_TURN_DEG;
      const part = parts.at(-1);
      if (part === undefined || passesNorth) parts.push([fix]);
      else part.push(fix);
    });
    return parts;
  });
  const { timesMs, samples } = withHoles(turns);
  const values = samples.map((fix) => fix?.headingDeg ?? null);
  return {
    title: TRACK_CHART_NAMES.heading,
    unit: '°',
    timesMs,
    columns: [{ label: 'Course over ground', decimals: 0, values }],
    axis: COMPASS,
  };
}

function altitudeTable(track: Track, units: UnitSystem): ChartTable {
  const { timesMs, samples } = validFixes(track);
  const scale = units === 'metric' ? 1 : 1 / METRES_PER_FOOT;
  const values = samples.map((fix) => {
    const altitudeM = fix?.altitudeM ?? null;
    return altitudeM === null ? null : altitudeM * scale;
  });
  return {
    title: TRACK_CHART_NAMES.altitude,
    unit: units === 'metric' ? 'm' : 'ft',
    timesMs,
    columns: [{ label: 'Above sea level', decimals: 0, values }],
  };
}

/** Of void fixes as well: they are the ones whose reception one wants to see. */
function receptionTable({ samples, gaps }: Track): ChartTable {
  const silent = new Set(
    gaps.filter(({ reason }) => reason === 'no-data').map(({ fromMs }) => fromMs),
  );
  const stretches: TrackSample[][] = [[]];
  for (const fix of samples) {
    stretches.at(-1)?.push(fix);
    if (silent.has(fix.timeMs)) stretches.push([]);
  }
  const moments = withHoles(stretches);
  const column = (label: string, decimals: number, of: (fix: TrackSample) => number | null) => ({
    label,
    decimals,
    values: moments.samples.map((fix) => (fix === null ? null : of(fix))),
  });
  return {
    title: TRACK_CHART_NAMES.reception,
    unit: '',
    timesMs: moments.timesMs,
    columns: [
      column('Satellites', 0, ({ satellites }) => satellites),
      column('HDOP (lower is better)', 1, ({ hdop }) => hdop),
    ],
  };
}
