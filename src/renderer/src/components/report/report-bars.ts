/** A report as stacked bars by day: one series a type or severity, each knowing what it filters the list to. */
import { eventTypeLabel } from '@shared/domain/event-type';
import { NO_SEVERITY, type PeriodReport } from '@shared/domain/safety-report';

export interface BarGroup {
  readonly key: string;
  readonly label: string;
  /** Name of a colour token. */
  readonly colour: string;
  /** One for each day of the report. */
  readonly counts: readonly number[];
  readonly total: number;
  /** What the incident list is narrowed to. */
  readonly filter: {
    readonly typeNames: readonly string[];
    readonly severityLevels: readonly number[];
  };
}

export interface DayBars {
  readonly title: string;
  readonly days: readonly string[];
  readonly groups: readonly BarGroup[];
}

const TYPE_COLOURS = [
  '--color-data-1',
  '--color-data-2',
  '--color-data-3',
  '--color-data-4',
  '--color-data-5',
] as const;
const REST_COLOUR = '--color-line-control';
const SEVERITY_COLOURS: Readonly<Record<string, string>> = {
  '1': '--color-data-1',
  '2': '--color-data-2',
  '3': '--color-danger',
};

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** The five most frequent types, and all others together. */
export function barsByType(report: PeriodReport): DayBars {
  const shown = report.types.slice(0, TYPE_COLOURS.length);
  const rest = report.types.slice(TYPE_COLOURS.length);
  const countsOf = (keys: readonly string[]): readonly number[] =>
    report.days.map(({ byType }) => sum(keys.map((key) => byType[key] ?? 0)));
  const groups: BarGroup[] = shown.map((type, index) => ({
    key: type.key,
    label: labelOf(type.typeNames),
    colour: TYPE_COLOURS[index] ?? REST_COLOUR,
    counts: countsOf([type.key]),
    total: type.count,
    filter: { typeNames: type.typeNames, severityLevels: [] },
  }));
  if (rest.length > 0) {
    const counts = countsOf(rest.map(({ key }) => key));
    groups.push({
      key: 'rest',
      label: rest.length === 1 ? labelOf(rest[0]?.typeNames ?? []) : `${rest.length} other types`,
      colour: REST_COLOUR,
      counts,
      total: sum(counts),
      filter: { typeNames: rest.flatMap(({ typeNames }) => typeNames), severityLevels: [] },
    });
  }
  return { title: 'By type', days: report.days.map(({ day }) => day), groups };
}

/** The mildest at the bottom; incidents without a severity last. */
export function barsBySeverity(
  report: PeriodReport,
  severityWord: (level: number) => string,
): DayBars {
  const levels = [...new Set(report.days.flatMap(({ bySeverity }) => Object.keys(bySeverity)))];
  const groups = levels
    .sort((a, b) => rank(a) - rank(b))
    .map((level): BarGroup => {
      const counts = report.days.map(({ bySeverity }) => bySeverity[level] ?? 0);
      const known = level !== NO_SEVERITY;
      return {
        key: level,
        label: known ? severityWord(Number(level)) : 'Not given',
        colour: SEVERITY_COLOURS[level] ?? (known ? '--color-data-3' : REST_COLOUR),
        counts,
        total: sum(counts),
        filter: { typeNames: [], severityLevels: known ? [Number(level)] : [] },
      };
    });
  return { title: 'By severity', days: report.days.map(({ day }) => day), groups };
}

const rank = (level: string): number => (level === NO_SEVERITY ? Infinity : Number(level));

/** Several labels of one type number read as one when they are spelt alike. */
function labelOf(typeNames: readonly string[]): string {
  return [...new Set(typeNames.map(eventTypeLabel))].join(' / ');
}
