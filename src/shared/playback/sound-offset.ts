/** How far apart two recordings of the same sounds lie, by correlating how loud they are over time. */
import { ENVELOPE_BIN_US, type SoundEnvelope } from './sound-envelope';

/** An envelope where the deck puts it: UTC milliseconds of the file's presentation time zero. */
export interface PlacedSound {
  readonly startMs: number;
  readonly envelope: SoundEnvelope;
}

export interface SoundMatch {
  /** Added to the second recording's start, milliseconds, its sounds fall together with the first's. */
  readonly shiftMs: number;
  /** Half the width of the correlation's peak, milliseconds. */
  readonly uncertaintyMs: number;
  /** Correlation of the two at that shift, 0…1. */
  readonly likeness: number;
  /** The best correlation anywhere else: near `likeness`, the sounds repeat and any of them may be meant. */
  readonly nextBest: number;
}

/** Starts further apart than this are no longer looked for. */
export const MOST_SHIFT_MS = 5_000;
const BIN_MS = ENVELOPE_BIN_US / 1000;
/** Quieter than −66 dB of full scale is taken as silence. */
const SILENCE = 5e-4;
/** Slower changes of loudness, such as an engine's, say nothing of the moment. */
const SLOW_BINS = 100;
/** Two recordings shorter than this are sometimes alike by chance. */
const LEAST_BINS = 1_900;
/** Less common sound than this proves nothing. */
const LEAST_COMMON_BINS = 800;
const LEAST_LIKENESS = 0.25;
/** A true peak stands out of the chance ones by this many of their standard deviations. */
const LEAST_STANDING_OUT = 6;
const MOST_RIVALRY = 0.85;
/** Around the peak its own flanks are no rivals. */
const PEAK_BINS = 40;

/**
 * The shift at which two recordings sound alike.
 * @returns null when one of them is silent, they share too little, or no shift stands out
 */
export function soundOffset(first: PlacedSound, second: PlacedSound): SoundMatch | null {
  const a = changesOf(first.envelope.levels);
  const b = changesOf(second.envelope.levels);
  if (a === null || b === null) return null;
  const apartBins = (beginMs(second) - beginMs(first)) / BIN_MS;
  const lagFrom = Math.ceil(apartBins - MOST_SHIFT_MS / BIN_MS);
  const lagTo = Math.floor(apartBins + MOST_SHIFT_MS / BIN_MS);
  const likeness = correlations(a, b, lagFrom, lagTo);
  const peak = highest(likeness, () => true);
  const best = likeness[peak] ?? 0;
  if (best < LEAST_LIKENESS || peak === 0 || peak === likeness.length - 1) return null;
  const elsewhere = (lag: number): boolean => Math.abs(lag - peak) > PEAK_BINS;
  const nextBest = likeness[highest(likeness, elsewhere)] ?? 0;
  if (nextBest > best * MOST_RIVALRY) return null;
  if (best < LEAST_STANDING_OUT * spreadOf(likeness.filter((_, lag) => elsewhere(lag))))
    return null;
  return {
    shiftMs: (lagFrom + peak + summit(likeness, peak) - apartBins) * BIN_MS,
    uncertaintyMs: Math.max(BIN_MS, halfWidth(likeness, peak) * BIN_MS),
    likeness: best,
    nextBest: Math.max(0, nextBest),
  };
}

function beginMs({ startMs, envelope }: PlacedSound): number {
  return startMs + envelope.startUs / 1000;
}

/** Quick changes of loudness in decibels, around zero; null for silence or a steady sound. */
function changesOf(levels: Float32Array): Float32Array | null {
  if (levels.length < LEAST_BINS) return null;
  if (!levels.some((level) => level > SILENCE)) return null;
  const loudness = levels.map((level) => 20 * Math.log10(Math.max(level, SILENCE)));
  const sums = new Float64Array(loudness.length + 1);
  loudness.forEach((level, bin) => (sums[bin + 1] = (sums[bin] ?? 0) + level));
  const changes = loudness.map((level, bin) => {
    const from = Math.max(0, bin - SLOW_BINS);
    const to = Math.min(loudness.length, bin + SLOW_BINS + 1);
    return level - ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
  return changes.some((change) => Math.abs(change) > 1) ? changes : null;
}

/**
 * Normalised correlation at every whole lag (bins by which `b` is later than `a` in their own time),
 * less where little is common: short stretches are alike by chance.
 */
function correlations(
  a: Float32Array,
  b: Float32Array,
  lagFrom: number,
  lagTo: number,
): Float64Array {
  const [energyA, energyB] = [energies(a), energies(b)];
  const longest = Math.min(a.length, b.length);
  return Float64Array.from({ length: lagTo - lagFrom + 1 }, (_, index) => {
    const lag = lagFrom + index;
    const from = Math.max(0, lag);
    const to = Math.min(a.length, b.length + lag);
    if (to - from < LEAST_COMMON_BINS) return 0;
    let sum = 0;
    for (let bin = from; bin < to; bin += 1) sum += (a[bin] ?? 0) * (b[bin - lag] ?? 0);
    const energy =
      ((energyA[to] ?? 0) - (energyA[from] ?? 0)) *
      ((energyB[to - lag] ?? 0) - (energyB[from - lag] ?? 0));
    const weight = Math.sqrt((to - from) / longest);
    return energy > 0 ? (weight * sum) / Math.sqrt(energy) : 0;
  });
}

/** Running sums of squares. */
function energies(changes: Float32Array): Float64Array {
  const sums = new Float64Array(changes.length + 1);
  changes.forEach((change, bin) => (sums[bin + 1] = (sums[bin] ?? 0) + change * change));
  return sums;
}

function highest(values: Float64Array, counts: (index: number) => boolean): number {
  let best = -1;
  values.forEach((value, index) => {
    if (counts(index) && (best === -1 || value > (values[best] ?? 0))) best = index;
  });
  return best;
}

/** Where between the bins the peak's summit lies, −0.5…0.5, by the parabola through its three highest. */
function summit(values: Float64Array, peak: number): number {
  const [before, at, after] = [values[peak - 1] ?? 0, values[peak] ?? 0, values[peak + 1] ?? 0];
  const bend = before - 2 * at + after;
  return bend === 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
}

/** How many bins it takes from the summit down to nine tenths of it. */
function halfWidth(values: Float64Array, peak: number): number {
  const edge = (values[peak] ?? 0) * 0.9;
  let width = 1;
  while (
    width < PEAK_BINS &&
    (values[peak - width] ?? 0) > edge &&
    (values[peak + width] ?? 0) > edge
  )
    width += 1;
  return width;
}

function spreadOf(values: Float64Array): number {
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt(squares / Math.max(1, values.length));
}
