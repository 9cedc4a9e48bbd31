/** The numbers behind the charts: times with one column for each line, holes where nothing is known. */

export interface ChartColumn {
  readonly label: string;
  /** Not a measurement: drawn dashed. */
  readonly dashed?: boolean;
  /** Digits after the point where the number is read. */
  readonly decimals: number;
  readonly values: readonly (number | null)[];
}

/** An axis that is not fitted to the values. */
export interface ChartAxis {
  readonly from: number;
  readonly to: number;
  readonly labels: readonly { readonly at: number; readonly text: string }[];
}

export interface ChartTable {
  readonly title: string;
  /** Empty for plain numbers. */
  readonly unit: string;
  readonly timesMs: readonly number[];
  readonly columns: readonly ChartColumn[];
  readonly axis?: ChartAxis;
  /** The ground between two columns, by their index, is filled where the first is above the second. */
  readonly over?: { readonly label: string; readonly upper: number; readonly lower: number };
}

/** More rows nobody listens to, and a day's would hold up the window. */
const MOST_ROWS = 200;

/** Whole seconds between the rows of a table that is read aloud: 1 for usual incidents. */
export function rowStepS({ timesMs }: ChartTable): number {
  const lengthMs = (timesMs.at(-1) ?? 0) - (timesMs[0] ?? 0);
  return Math.max(1, Math.ceil(lengthMs / 1000 / MOST_ROWS));
}

/** Row indexes about that far apart. */
export function readableRows(table: ChartTable): readonly number[] {
  const { timesMs, columns } = table;
  const stepMs = rowStepS(table) * 1000;
  let lastMs = -Infinity;
  return timesMs.flatMap((timeMs, index) => {
    if (timeMs - lastMs < stepMs) return [];
    if (columns.every(({ values }) => (values[index] ?? null) === null)) return [];
    lastMs = timeMs;
    return index;
  });
}
