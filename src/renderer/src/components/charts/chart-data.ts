/** The numbers behind the charts: times with one column for each line, holes where nothing is known. */
import type { Track } from '@shared/domain/track';
import { SPEED_UNIT, speedIn } from '@shared/speed-classes';
import { createTrackLookup } from '@shared/track-math';

export interface ChartColumn {
  readonly label: string;
  /** Not a measurement: drawn dashed. */
  readonly dashed?: boolean;
  readonly values: readonly (number | null)[];
}

export interface ChartTable {
  readonly title: string;
  readonly unit: string;
  readonly timesMs: readonly number[];
  readonly columns: readonly ChartColumn[];
}

const MPS_PER_KPH = 1 / 3.6;

/**
 * Speed over time; between two runs stands a hole, so that no line crosses a gap.
 * @param limitKph the limit at the event, where the service names one; it may differ elsewhere.
 */
export function speedTable(
  track: Track,
  units: 'metric' | 'imperial',
  limitKph: number | null,
): ChartTable {
  const timesMs: number[] = [];
  const values: (number | null)[] = [];
  for (const run of createTrackLookup(track).runs) {
    for (const { timeMs, speedMps } of run) {
      timesMs.push(timeMs);
      values.push(speedMps === null ? null : speedIn(units, speedMps));
    }
    const last = run.at(-1);
    if (last !== undefined) {
      timesMs.push(last.timeMs + 1);
      values.push(null);
    }
  }
  const limitColumn = (): readonly ChartColumn[] => {
    if (limitKph === null) return [];
    const limit = speedIn(units, limitKph * MPS_PER_KPH);
    return [{ label: 'Limit at the event', dashed: true, values: timesMs.map(() => limit) }];
  };
  return {
    title: 'Speed',
    unit: SPEED_UNIT[units],
    timesMs,
    columns: [{ label: 'GPS speed', values }, ...limitColumn()],
  };
}

/** Acceleration in g along the device's own axes. */
export function accelerationTable({ acceleration }: Track): ChartTable {
  return {
    title: 'G-force',
    unit: 'g',
    timesMs: acceleration.map(({ timeMs }) => timeMs),
    columns: [
      { label: 'x', values: acceleration.map(({ xG }) => xG) },
      { label: 'y', values: acceleration.map(({ yG }) => yG) },
      { label: 'z', values: acceleration.map(({ zG }) => zG) },
    ],
  };
}

/** Row indexes about a second apart: enough for a table that is read aloud. */
export function readableRows({ timesMs, columns }: ChartTable): readonly number[] {
  let lastMs = -Infinity;
  return timesMs.flatMap((timeMs, index) => {
    const known = columns.some(({ values }) => (values[index] ?? null) !== null);
    if (!known || timeMs - lastMs < 1000) return [];
    lastMs = timeMs;
    return index;
  });
}
