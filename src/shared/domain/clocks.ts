/** The clocks behind an incident side by side, and where they disagree; only what is known is compared. */
import { zoneOffsetMinutes } from '../place-time';
import { formatUtcPrecise, offsetText } from '../time';
import type { StartSource } from './clip';
import { correctionWords, type StartCorrection } from './start-correction';

export interface ClockFile {
  /** Its cameras: `Front`, `Front, Cabin`. */
  readonly name: string;
  readonly originalName: string | null;
  /** By file times, without a correction. */
  readonly startMs: number;
  readonly endMs: number;
  readonly startSource: StartSource;
  /** Where somebody has put the start instead; null when nobody did. */
  readonly correction: StartCorrection | null;
  /** Usual length of a frame, milliseconds. */
  readonly frameMs: number;
}

/** One answer of the service that was saved as a file. */
export interface ClockReceipt {
  /** This computer's clock when the file was complete. */
  readonly savedAtMs: number;
  /** The service's clock when it began to send, whole seconds; null when it did not say. */
  readonly serviceTimeMs: number | null;
}

export interface ClockFacts {
  readonly eventTimeMs: number;
  /** The service's one start for all files of the event; null when it names none. */
  readonly videoStartMs: number | null;
  /** IANA zone of the place; null when not known. */
  readonly zone: string | null;
  readonly files: readonly ClockFile[];
  /** First and last GPS fix that is valid; null without any. */
  readonly gps: { readonly firstMs: number; readonly lastMs: number } | null;
  readonly receipts: readonly ClockReceipt[];
}

export interface ClockRow {
  readonly name: string;
  readonly whose: 'cloud' | 'device' | 'satellites' | 'this-computer';
  readonly timeMs: number;
  /** The clock says whole seconds only. */
  readonly wholeSeconds: boolean;
  readonly how: string;
}

export interface ClockWarning {
  readonly size: 'frame' | 'second' | 'hour' | 'unknown';
  readonly text: string;
}

export interface ClockComparison {
  readonly rows: readonly ClockRow[];
  readonly warnings: readonly ClockWarning[];
}

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const QUARTER_HOUR_MS = HOUR_MS / 4;
/** Zones lie at most this far from UTC. */
const MOST_ZONE_MS = 14 * HOUR_MS;
/** A zone mistake is a whole number of quarter hours, give or take the rest of the difference. */
const ZONE_SLACK_MS = 90 * SECOND_MS;
/** Even the smallest file takes a moment to arrive. */
const ANSWER_SLACK_MS = 5 * SECOND_MS;

const START_WORDS: Readonly<Record<StartSource, string>> = {
  'service-file': 'Start of this file, by the service',
  'service-event': 'The service’s start for all files of the event',
  'file-name': 'Written in the file’s name by the camera, whole seconds; zone as chosen at import',
  'mp4-creation': 'Creation time inside the MP4, whole seconds',
  'file-time': 'Worked out from the file system’s time of the last change',
  assumed: 'Assumed to be the event’s moment: nothing better is known',
};

/** Whole seconds by a camera's clock or a file system's: not the service's word. */
const IMPORTED: readonly StartSource[] = ['file-name', 'mp4-creation', 'file-time'];
const isImported = (source: StartSource): boolean => IMPORTED.includes(source);

/** Everything that is known, cloud first, and a warning for each pair that does not fit. */
export function compareClocks(facts: ClockFacts): ClockComparison {
  return {
    rows: clockRows(facts),
    warnings: [
      ...startWarnings(facts),
      ...nameWarnings(facts),
      ...spanWarnings(facts),
      ...computerWarnings(facts),
      ...unknownStarts(facts),
    ],
  };
}

function clockRows(facts: ClockFacts): readonly ClockRow[] {
  const row = (
    name: string,
    whose: ClockRow['whose'],
    timeMs: number,
    how: string,
    wholeSeconds = false,
  ): ClockRow => ({ name, whose, timeMs, wholeSeconds, how });
  const receipt = bestReceipt(facts.receipts);
  return [
    facts.files.some(({ startSource }) => isImported(startSource))
      ? row(
          'Event',
          'device',
          facts.eventTimeMs,
          'The device’s own word, else the first start',
          true,
        )
      : row('Event', 'cloud', facts.eventTimeMs, 'The event’s moment, by the service'),
    ...(facts.videoStartMs === null
      ? []
      : [row('Recording', 'cloud', facts.videoStartMs, 'Start of the recording, by the service')]),
    ...facts.files.flatMap((file) => {
      const imported = isImported(file.startSource);
      const start = row(
        file.name,
        imported ? 'device' : 'cloud',
        file.startMs,
        START_WORDS[file.startSource],
        imported,
      );
      const named = fileNameTime(file.originalName ?? '');
      return [
        start,
        ...correctedRow(file),
        // A start taken from the name is no second clock beside it.
        ...(named === null || file.startSource === 'file-name'
          ? []
          : [
              row(
                `${file.name}, file name`,
                'device',
                named,
                'Written by the device; taken as UTC, no zone is stated',
                true,
              ),
            ]),
      ];
    }),
    ...(facts.gps === null
      ? []
      : [
          row('GPS, first fix', 'satellites', facts.gps.firstMs, 'Time from the satellites'),
          row('GPS, last fix', 'satellites', facts.gps.lastMs, 'Time from the satellites'),
        ]),
    ...(receipt === null
      ? []
      : [
          ...(receipt.serviceTimeMs === null
            ? []
            : [
                row('Sent', 'cloud', receipt.serviceTimeMs, 'The service’s clock as it sent', true),
              ]),
          row('Saved', 'this-computer', receipt.savedAtMs, 'This computer’s clock when saved'),
        ]),
  ];
}

function correctedRow({ name, startMs, correction }: ClockFile): readonly ClockRow[] {
  if (correction === null) return [];
  const { offsetMs } = correction;
  return [
    {
      name: `${name}, corrected`,
      whose: 'this-computer',
      timeMs: startMs + offsetMs,
      wholeSeconds: false,
      how: `Where the deck puts it: ${offsetText(offsetMs)}, ${correctionWords(correction)}`,
    },
  ];
}

/** `EVT_20261019_061228_C_F.MP4` → that wall time read as UTC; null when the name holds no time. */
export function fileNameTime(name: string): number | null {
  const found =
    /(?<!\d)(20\d{2})[-_]?(\d{2})[-_]?(\d{2})[-_T ]?(\d{2})[-_]?(\d{2})[-_]?(\d{2})(?!\d)/.exec(
      name,
    );
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** How far a moment lies outside a named second, which may have been cut off or rounded. */
function outsideSecond(namedMs: number, timeMs: number): number {
  return Math.max(0, namedMs - SECOND_MS / 2 - timeMs, timeMs - (namedMs + SECOND_MS));
}

/** How many quarter hours a difference is, when it looks like a zone; null when it does not. */
function zoneMistakeMs(differenceMs: number): number | null {
  const wholeMs = Math.round(differenceMs / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  const isZone =
    Math.abs(wholeMs) >= 2 * QUARTER_HOUR_MS &&
    Math.abs(wholeMs) <= MOST_ZONE_MS &&
    Math.abs(differenceMs - wholeMs) <= ZONE_SLACK_MS;
  return isZone ? wholeMs : null;
}

function startWarnings({ files, videoStartMs }: ClockFacts): readonly ClockWarning[] {
  const first = files
    .filter((file) => file.startSource === 'service-file')
    .reduce<ClockFile | null>(
      (least, file) => (least === null || file.startMs < least.startMs ? file : least),
      null,
    );
  if (first === null || videoStartMs === null) return [];
  const differenceMs = first.startMs - videoStartMs;
  if (Math.abs(differenceMs) <= first.frameMs) return [];
  const zoneMs = zoneMistakeMs(differenceMs);
  const between = `The service names two starts: ${clock(videoStartMs)} for the recording and ${clock(first.startMs)} for its first file (${first.name}), ${lengthWords(differenceMs)} apart`;
  if (zoneMs !== null) {
    return [{ size: 'hour', text: `${between}. ${zoneWordsOf(zoneMs)}` }];
  }
  const frames = Math.round(Math.abs(differenceMs) / first.frameMs);
  return [
    {
      size: Math.abs(differenceMs) > SECOND_MS ? 'second' : 'frame',
      text: `${between} (${frames} frames). At most one of them is right; the deck goes by the file’s own.`,
    },
  ];
}

/** A name says whole seconds and no zone: only clear differences are told. */
function nameWarnings({ files, zone }: ClockFacts): readonly ClockWarning[] {
  return files.flatMap((file): readonly ClockWarning[] => {
    const named = fileNameTime(file.originalName ?? '');
    if (named === null || file.startSource === 'assumed' || isImported(file.startSource)) return [];
    const differenceMs = named - file.startMs;
    const zoneMs = zoneMistakeMs(differenceMs);
    if (zoneMs !== null) {
      const isLocal = zone !== null && zoneOffsetMinutes(file.startMs, zone) * 60_000 === zoneMs;
      const cause = isLocal
        ? `That is local time in ${zone}: the device names its files by it.`
        : zoneWordsOf(zoneMs);
      return [
        {
          size: 'hour',
          text: `${file.name}: the file’s name and its start lie ${lengthWords(differenceMs)} apart. ${cause}`,
        },
      ];
    }
    const outsideMs = outsideSecond(named, file.startMs);
    if (outsideMs <= file.frameMs) return [];
    if (outsideMs <= SECOND_MS) {
      return [
        {
          size: 'frame',
          text: `${file.name}: the device named the file ${clock(named).slice(0, 8)}, whole seconds; its start by the service is ${clock(file.startMs)}, ${lengthWords(outsideMs)} outside that second. One of the two is off, or the name means another moment.`,
        },
      ];
    }
    return [
      {
        size: 'second',
        text: `${file.name}: the file’s name says ${clock(named)}, its start is ${clock(file.startMs)}, ${lengthWords(differenceMs)} apart. The name may mean another moment than the first picture.`,
      },
    ];
  });
}

function spanWarnings({ eventTimeMs, files, gps }: ClockFacts): readonly ClockWarning[] {
  const known = files.filter((file) => file.startSource !== 'assumed');
  if (known.length === 0) return [];
  const fromMs = Math.min(...known.map((file) => file.startMs));
  const toMs = Math.max(...known.map((file) => file.endMs));
  const outside = (firstMs: number, lastMs: number): number =>
    lastMs < fromMs ? lastMs - fromMs : firstMs > toMs ? firstMs - toMs : 0;
  const told = (what: string, awayMs: number, shiftMs: number): readonly ClockWarning[] => {
    if (awayMs === 0) return [];
    const zoneMs = zoneMistakeMs(shiftMs);
    const text = `${what} ${lengthWords(awayMs)} ${awayMs < 0 ? 'before' : 'after'} the pictures`;
    return zoneMs === null
      ? [{ size: 'second', text: `${text}.` }]
      : [{ size: 'hour', text: `${text}. ${zoneWordsOf(zoneMs)}` }];
  };
  const middle = (fromMs + toMs) / 2;
  return [
    ...told(
      'The event’s moment lies',
      outside(eventTimeMs, eventTimeMs),
      nearestQuarter(eventTimeMs - middle, (toMs - fromMs) / 2),
    ),
    ...(gps === null
      ? []
      : told(
          'All GPS fixes lie',
          outside(gps.firstMs, gps.lastMs),
          nearestQuarter((gps.firstMs + gps.lastMs) / 2 - middle, (toMs - fromMs) / 2),
        )),
  ];
}

/** Snaps to a quarter hour what may be off by the half length of a recording. */
function nearestQuarter(differenceMs: number, slackMs: number): number {
  const wholeMs = Math.round(differenceMs / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  return Math.abs(differenceMs - wholeMs) <= Math.min(slackMs, QUARTER_HOUR_MS / 3)
    ? wholeMs
    : differenceMs;
}

/** The receipt whose two clocks lie nearest: the rest is time the bytes took. */
function bestReceipt(receipts: readonly ClockReceipt[]): ClockReceipt | null {
  const apart = ({ savedAtMs, serviceTimeMs }: ClockReceipt): number =>
    serviceTimeMs === null ? Infinity : Math.abs(savedAtMs - serviceTimeMs);
  return receipts.reduce<ClockReceipt | null>(
    (best, receipt) => (best === null || apart(receipt) < apart(best) ? receipt : best),
    null,
  );
}

function computerWarnings({ receipts, eventTimeMs }: ClockFacts): readonly ClockWarning[] {
  const receipt = bestReceipt(receipts);
  if (receipt === null) return [];
  if (receipt.savedAtMs < eventTimeMs) {
    return [
      {
        size: 'hour',
        text: 'This computer’s clock stood before the event when the files were saved: it was wrong.',
      },
    ];
  }
  if (receipt.serviceTimeMs === null) return [];
  const differenceMs = receipt.savedAtMs - receipt.serviceTimeMs;
  if (Math.abs(differenceMs) <= ANSWER_SLACK_MS) return [];
  return [
    {
      size: zoneMistakeMs(differenceMs) === null ? 'second' : 'hour',
      text:
        differenceMs < 0
          ? `This computer’s clock was at least ${lengthWords(differenceMs)} behind the service’s when the files were saved.`
          : `This computer’s clock was up to ${lengthWords(differenceMs)} ahead of the service’s when the files were saved; part of that is the time they took to arrive.`,
    },
  ];
}

function unknownStarts({ files }: ClockFacts): readonly ClockWarning[] {
  const names = files
    .filter(
      ({ startSource, correction }) =>
        startSource !== 'service-file' && !isImported(startSource) && correction === null,
    )
    .map((file) => file.name);
  const guessed = files.filter(
    ({ startSource, correction }) => startSource === 'file-time' && correction === null,
  );
  const fromFiles: readonly ClockWarning[] =
    guessed.length === 0
      ? []
      : [
          {
            size: 'unknown',
            text: `The start of ${guessed.map(({ name }) => name).join(' and ')} is worked out from when the file was last changed: copying or converting changes it, so it may mean nothing.`,
          },
        ];
  if (names.length === 0) return fromFiles;
  return [
    ...fromFiles,
    {
      size: 'unknown',
      text: `No clock says when ${names.join(' and ')} began: the start is taken from the whole event, and may be seconds off.`,
    },
  ];
}

function zoneWordsOf(zoneMs: number): string {
  return `${lengthWords(zoneMs)} is typical of local time written down as UTC, or of summer time forgotten.`;
}

const clock = (timeMs: number): string => formatUtcPrecise(timeMs).slice(11);

/** `0.640 s`, `75.0 s`, `2 h`, `5 h 30 min`; without a sign. */
function lengthWords(lengthMs: number): string {
  const ms = Math.abs(lengthMs);
  if (ms < 10 * SECOND_MS) return `${(ms / SECOND_MS).toFixed(3)} s`;
  if (ms < 10 * 60 * SECOND_MS) return `${(ms / SECOND_MS).toFixed(1)} s`;
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
