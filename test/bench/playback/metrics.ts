/** The numbers of a run, each with a name; and which of them have to be how good. */
import type { PlayResult, SeekResult } from './bench-types';
import { markOf, percentile, type Mark } from './marks';
import type { Handled, Played } from './session';

export type Metrics = Readonly<Record<string, number>>;

export interface Configuration {
  readonly cameras: number;
  readonly framesPerSecond: number;
  readonly composite: boolean;
}

function spread(prefix: string, values: readonly number[], unit: string): Metrics {
  if (values.length === 0) return {};
  return {
    [`${prefix}P50${unit}`]: percentile(values, 0.5),
    [`${prefix}P95${unit}`]: percentile(values, 0.95),
    [`${prefix}Max${unit}`]: percentile(values, 1),
  };
}

function playMetrics(prefix: string, result: PlayResult): Metrics {
  return {
    ...spread(`${prefix}Spread`, result.spreadsMs, 'Ms'),
    ...spread(`${prefix}FramesApart`, result.framesApart, ''),
    ...spread(`${prefix}PaintedApart`, result.paintedApart, ''),
    [`${prefix}RateHeld`]: result.rateHeld,
    [`${prefix}PicturesRead`]: result.framesApart.length,
    [`${prefix}Unreadable`]: result.unreadable,
    [`${prefix}DroppedFrames`]: result.droppedFrames,
    [`${prefix}ShownFrames`]: result.shownFrames,
    [`${prefix}DueFrames`]: result.dueFrames,
  };
}

function ratios(deck: Metrics, naive: Metrics): Metrics {
  const ratio = (metric: string): number =>
    (naive[`naive${metric}`] ?? Number.NaN) / Math.max(0.1, deck[`deck${metric}`] ?? Number.NaN);
  return { naiveToDeckSpreadP95: ratio('SpreadP95Ms') };
}

/** Of playing at one rate. */
export function playedMetrics({ deck, naive, load }: Played): Metrics {
  const own = playMetrics('deck', deck);
  const other = naive === null ? {} : playMetrics('naive', naive);
  return {
    ...own,
    ...(deck.ownSpreadMs === null ? {} : { deckOwnSpreadMs: deck.ownSpreadMs }),
    cpuPercent: load.cpuPercent,
    memoryMiB: load.memoryMiB,
    ...(load.memoryOnceMiB === null ? {} : { memoryOnceMiB: load.memoryOnceMiB }),
    ...other,
    ...(naive === null ? {} : ratios(own, other)),
  };
}

function seekMetrics(prefix: string, result: SeekResult): Metrics {
  return {
    [`${prefix}P50Ms`]: percentile(result.tookMs, 0.5),
    [`${prefix}P95Ms`]: percentile(result.tookMs, 0.95),
    [`${prefix}ToldP50Ms`]: percentile(result.toldMs, 0.5),
    [`${prefix}ToldP95Ms`]: percentile(result.toldMs, 0.95),
    [`${prefix}Right`]: result.right,
    [`${prefix}Total`]: result.total,
  };
}

/** Of jumps, steps and drags. */
export function handledMetrics({ seek, stepForward, stepBack, scrub }: Handled): Metrics {
  return {
    ...seekMetrics('seek', seek),
    ...seekMetrics('stepForward', stepForward),
    ...seekMetrics('stepBack', stepBack),
    scrubSeeksPerSecond: scrub.seeksPerSecond,
    scrubPicturesPerSecond: scrub.picturesPerSecond,
    scrubApartP50S: percentile(scrub.apartS, 0.5),
    scrubApartP95S: percentile(scrub.apartS, 0.95),
    scrubRestP50Ms: percentile(scrub.restMs, 0.5),
    scrubRestMaxMs: percentile(scrub.restMs, 1),
    scrubNeverRight: scrub.restMs.filter(Number.isNaN).length,
  };
}

/** By pixels where there are bar codes, else by what the players tell. */
const apart = (metrics: Metrics, part: 'P95' | 'Max'): string =>
  `deckFramesApart${part}` in metrics ? `deckFramesApart${part}` : `deckPaintedApart${part}`;

/** Limits are for two processors without a graphics card. */
export function playedMarks(
  { cameras, framesPerSecond }: Configuration,
  rate: number,
  metrics: Metrics,
): readonly Mark[] {
  const most = (metric: string, limit: number): Mark => markOf(metrics, metric, limit, 'most');
  const isFast = Math.abs(rate) > 2 || rate < 0;
  if (rate === 1) return [most('deckSpreadP95Ms', 5), most(apart(metrics, 'P95'), 0)];
  if (cameras > 4) return [];
  if (rate === 2) return [most(apart(metrics, 'P95'), 1)];
  if (isFast && framesPerSecond <= 10) return [most(apart(metrics, 'P95'), 0)];
  return rate > 2 ? [most(apart(metrics, 'Max'), 2)] : [];
}

export function handledMarks(
  { cameras, framesPerSecond }: Configuration,
  metrics: Metrics,
): readonly Mark[] {
  const most = (metric: string, limit: number): Mark => markOf(metrics, metric, limit, 'most');
  const least = (metric: string, limit: number): Mark => markOf(metrics, metric, limit, 'least');
  const isSlow = framesPerSecond <= 10;
  return [
    least('seekRight', metrics['seekTotal'] ?? Number.NaN),
    least('stepForwardRight', metrics['stepForwardTotal'] ?? Number.NaN),
    least('stepBackRight', metrics['stepBackTotal'] ?? Number.NaN),
    most('scrubNeverRight', 0),
    most('stepForwardP50Ms', 30),
    most('stepBackP50Ms', 30),
    ...(cameras > 4 ? [] : [most('seekP95Ms', isSlow ? 180 : 400)]),
    ...(cameras > 4 ? [] : [least('scrubPicturesPerSecond', 15)]),
    ...(cameras > 4 || !isSlow ? [] : [most('scrubRestMaxMs', 100)]),
  ];
}
