/** Turns the text of an NMEA file into a track, whatever state the text is in. */
import type { BadLine, Track, TrackIssues, TrackSample } from '../domain/track';
import { readAcceleration, timeAcceleration, type UntimedAcceleration } from './acceleration';
import { dateEpochs } from './dates';
import { addReading, openEpoch, type Epoch } from './epoch';
import { findGaps, usualIntervalMs, type FixMoment } from './gaps';
import { formatterOf, isUnderstood, readReading } from './readings';
import { MAX_BAD_LINES, readSentences, type Sentence } from './sentence';

export interface ParseNmeaOptions {
  readonly fileId: string;
  /**
   * A time near the recording known from elsewhere (the incident's own), ms since 1970. With it a
   * GPS week rollover is undone and a file without dates can be placed; without it neither.
   */
  readonly referenceMs?: number | null;
  /**
   * Also uses lines whose checksum is wrong or missing; what they had a part in is flagged with
   * `checksumFailed`, and a good line always has the last word. Off unless asked for.
   */
  readonly lenient?: boolean;
}

/** Junk invents sentence names without end; beyond this many they are counted together. */
const MAX_UNUSED_NAMES = 64;

/**
 * Reads RMC, GGA, GNS, VTG, GSA and ZDA of any talker (NMEA 0183 version 4.11), `$GSENSOR`,
 * `$GSENSORD` and BlackVue's `[epoch ms]` prefix. Sentences of one UTC time become one sample;
 * void fixes stay, marked; a void fix without a position only makes a gap. Samples, acceleration
 * and gaps are in time order. Never throws; what was not used is counted in `issues`, bad lines are
 * kept there as they came.
 *
 * @param text the file's bytes as Latin-1 (so that checksums see bytes), or decoded text.
 */
export function parseNmea(text: string, options: ParseNmeaOptions): Track {
  const collected = collect(text, options.lenient ?? false);
  const { epochs } = collected;
  const prefixed = epochs.find((epoch) => epoch.prefixMs !== null);
  const dated = dateEpochs(epochs, options.referenceMs ?? prefixed?.prefixMs ?? null);
  if (dated === null) {
    for (const epoch of epochs) collected.unused(formatterOf(epoch.sentence));
    collected.acceleration.forEach(() => {
      collected.unused('GSENSOR');
    });
    return {
      fileId: options.fileId,
      samples: [],
      acceleration: [],
      gaps: [],
      issues: collected.issues(0),
    };
  }
  const moments = epochs.map((epoch, index) => ({
    timeMs: dated.timesMs[index] ?? 0,
    valid: epoch.valid && epoch.position !== null,
    afterVoid: epoch.afterVoid,
    epoch,
  }));
  const acceleration = timeAcceleration(
    collected.acceleration,
    dated.timesMs,
    usualIntervalMs(moments),
  );
  moments.sort((a, b) => a.timeMs - b.timeMs);
  return {
    fileId: options.fileId,
    samples: toSamples(moments),
    acceleration,
    gaps: findGaps(moments),
    issues: collected.issues(dated.rolloverWeeks),
  };
}

interface Collected {
  readonly epochs: readonly Epoch[];
  readonly acceleration: readonly UntimedAcceleration[];
  unused(formatter: string): void;
  issues(rolloverWeeks: number): TrackIssues;
}

function collect(text: string, lenient: boolean): Collected {
  const counts = {
    linesTotal: 0,
    badChecksum: 0,
    unreadable: 0,
    badLines: [] as BadLine[],
  };
  const unusedCounts = new Map<string, number>();
  const epochs: Epoch[] = [];
  const acceleration: UntimedAcceleration[] = [];
  let untimedVoid = false;

  const unused = (formatter: string): void => {
    const known = unusedCounts.has(formatter) || unusedCounts.size < MAX_UNUSED_NAMES;
    const name = known ? formatter : 'other';
    unusedCounts.set(name, (unusedCounts.get(name) ?? 0) + 1);
  };

  const senseless = ({ address, fieldText, line }: Sentence): void => {
    counts.unreadable += 1;
    if (counts.badLines.length < MAX_BAD_LINES)
      counts.badLines.push({ line, reason: 'unreadable', text: `$${address},${fieldText}` });
  };

  const take = (sentence: Sentence): void => {
    if (sentence.address === 'GSENSOR' || sentence.address === 'GSENSORD') {
      const line = readAcceleration(sentence.address, fieldsOf(sentence), epochs.length - 1);
      if (line === null) senseless(sentence);
      else acceleration.push(line);
      return;
    }
    const formatter = formatterOf(sentence.address);
    if (!isUnderstood(formatter)) {
      unused(formatter);
      return;
    }
    const reading = readReading(formatter, fieldsOf(sentence));
    if (reading === null) {
      senseless(sentence);
      return;
    }
    let epoch = epochs.at(-1);
    if (reading.timeOfDayMs === null) {
      if (reading.valid === false) untimedVoid = true;
      if (reading.valid !== null || epoch === undefined) {
        unused(formatter);
        return;
      }
    } else if (epoch?.timeOfDayMs !== reading.timeOfDayMs) {
      epoch = openEpoch(reading.timeOfDayMs, sentence, untimedVoid);
      epochs.push(epoch);
      untimedVoid = false;
    }
    addReading(epoch, reading, sentence);
  };

  readSentences(text, counts, { lenient }, take);
  return {
    epochs,
    acceleration,
    unused,
    issues: (rolloverWeeks) => ({
      ...counts,
      unused: Object.fromEntries(unusedCounts),
      rolloverWeeks,
    }),
  };
}

const fieldsOf = ({ fieldText }: Sentence): string[] => fieldText.trimEnd().split(',');

/** One sample per time; of two, one without a failed checksum stays, then one that is valid. */
function toSamples(moments: readonly (FixMoment & { readonly epoch: Epoch })[]): TrackSample[] {
  const samples: TrackSample[] = [];
  for (const { timeMs, valid, epoch } of moments) {
    if (epoch.position === null) continue;
    const sample: TrackSample = {
      timeMs,
      latitudeDeg: epoch.position.latitudeDeg,
      longitudeDeg: epoch.position.longitudeDeg,
      speedMps: epoch.speedMps,
      headingDeg: epoch.headingDeg,
      altitudeM: epoch.altitudeM,
      satellites: epoch.satellites,
      hdop: epoch.hdop,
      quality: valid ? 'valid' : 'void',
      line: epoch.line,
      sentence: epoch.sentence,
      ...(epoch.checksumFailed ? { checksumFailed: true } : {}),
    };
    const last = samples.at(-1);
    if (last?.timeMs !== timeMs) samples.push(sample);
    else if (trustIn(sample) > trustIn(last)) samples[samples.length - 1] = sample;
  }
  return samples;
}

const trustIn = ({ checksumFailed, quality }: TrackSample): number =>
  (checksumFailed === true ? 0 : 2) + (quality === 'valid' ? 1 : 0);
