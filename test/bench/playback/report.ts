/** What is printed of a run: a table for people, and one JSON line for machines. */
import { loadavg } from 'node:os';
import type { Mark } from './marks';
import {
  handledMarks,
  handledMetrics,
  playedMarks,
  playedMetrics,
  type Configuration,
  type Metrics,
} from './metrics';
import type { SessionResult } from './session';

/** Playing at one rate, or everything that is done while standing (`rate` null). */
export interface Row {
  readonly name: string;
  readonly rate: number | null;
  readonly readFrom: string;
  readonly metrics: Metrics;
  readonly marks: readonly Mark[];
  /** Processes that wanted a processor in the last minute, this benchmark's own among them. */
  readonly machineLoad: number;
}

export function rowsOf(
  name: string,
  configuration: Configuration,
  { played, handled, readFrom }: SessionResult,
): readonly Row[] {
  const [machineLoad = Number.NaN] = loadavg();
  const playing = played.map((one): Row => {
    const metrics = playedMetrics(one);
    const marks = playedMarks(configuration, one.rate, metrics);
    return { name, rate: one.rate, readFrom, metrics, marks, machineLoad };
  });
  const metrics = handledMetrics(handled);
  const marks = handledMarks(configuration, metrics);
  return [...playing, { name, rate: null, readFrom, metrics, marks, machineLoad }];
}

const rounded = (value: number): number => Number(value.toFixed(2));
const roundedAll = (metrics: Metrics): Metrics =>
  Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, rounded(value)]));

/** Every number on a line of its own. */
export function listText({ rate, metrics, marks }: Row): string {
  const head = rate === null ? 'standing' : `playing at ${rate}×`;
  const lines = Object.entries(metrics).map(([name, value]) => {
    const mark = marks.find(({ metric }) => metric === name);
    const verdict = mark === undefined ? '' : `  ${mark.ok ? 'ok' : 'MISSED'} (${mark.limit})`;
    return `  ${name.padEnd(26)} ${rounded(value)}${verdict}`;
  });
  return [head, ...lines, ''].join('\n');
}

const PLAY_COLUMNS = [
  ['rate', (row: Row) => `${row.rate}×`],
  ['held', of('deckRateHeld')],
  ['spread p95 ms', of('deckSpreadP95Ms')],
  ['frames p95', of('deckFramesApartP95')],
  ['max', of('deckFramesApartMax')],
  ['painted p95', of('deckPaintedApartP95')],
  ['max ', of('deckPaintedApartMax')],
  ['shown', of('deckShownFrames')],
  ['due', of('deckDueFrames')],
  ['dropped', of('deckDroppedFrames')],
  ['naive ms', of('naiveSpreadP95Ms')],
  ['frames', of('naiveFramesApartP95')],
  ['cpu %', of('cpuPercent')],
  ['MiB', of('memoryMiB')],
] as const;

const STAND_COLUMNS = [
  ['seek p50', of('seekP50Ms')],
  ['p95', of('seekP95Ms')],
  ['right', share('seek')],
  ['step p50', of('stepForwardP50Ms')],
  ['back p50', of('stepBackP50Ms')],
  ['right ', share('stepForward')],
  ['back', share('stepBack')],
  ['scrub /s', of('scrubPicturesPerSecond')],
  ['seeks /s', of('scrubSeeksPerSecond')],
  ['rest max', of('scrubRestMaxMs')],
] as const;

function of(metric: string): (row: Row) => string {
  return ({ metrics, marks }) => {
    const value = metrics[metric];
    if (value === undefined) return '–';
    const isMissed = marks.some((mark) => mark.metric === metric && !mark.ok);
    const text = Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toFixed(1)));
    return `${text}${isMissed ? '!' : ''}`;
  };
}

function share(prefix: string): (row: Row) => string {
  return ({ metrics }) => `${metrics[`${prefix}Right`]}/${metrics[`${prefix}Total`]}`;
}

/** All rows, one a line; `!` stands at what missed its mark. */
export function tableText(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const table = (
    columns: readonly (readonly [string, (row: Row) => string])[],
    of: readonly Row[],
  ): string =>
    [
      `${''.padEnd(width)} ${columns.map(([head]) => head.trim().padStart(13)).join('')}`,
      ...of.map((row) => {
        const cells = columns.map(([, cell]) => cell(row).padStart(13)).join('');
        return `${row.name.padEnd(width)} ${cells}`;
      }),
    ].join('\n');
  const playing = rows.filter(({ rate }) => rate !== null);
  const standing = rows.filter(({ rate }) => rate === null);
  return `${table(PLAY_COLUMNS, playing)}\n\n${table(STAND_COLUMNS, standing)}\n`;
}

/** One object: the only row's own numbers flat in it, several as `rows`. */
export function jsonText(name: string, rows: readonly Row[]): string {
  const plain = rows.map((row) => ({ ...row, metrics: roundedAll(row.metrics) }));
  const [playing, standing] = plain;
  const marks = plain.flatMap((row) => row.marks);
  if (plain.length === 2 && playing && standing) {
    const { readFrom, machineLoad } = playing;
    const metrics = { ...playing.metrics, ...standing.metrics };
    return JSON.stringify({ name, readFrom, machineLoad, ...metrics, marks });
  }
  return JSON.stringify({ name, allMarksMet: marks.every(({ ok }) => ok), rows: plain });
}
