/** The clocks behind an incident side by side, and where they disagree; only what is known is compared. */
import { zoneOffsetMinutes } from '../place-time';
import { formatUtcPrecise, offsetText } from '../time';
import { message } from '../words/message';
import { ENGLISH, type Words } from '../words/words';
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

const START_WORDS = {
  'service-file': message('Start of this file, by the service'),
  'service-event': message('The service’s start for all files of the event'),
  'file-name': message(
    'Written in the file’s name by the camera, whole seconds; zone as chosen at import',
  ),
  'mp4-creation': message('Creation time inside the MP4, whole seconds'),
  'file-time': message('Worked out from the file system’s time of the last change'),
  assumed: message('Assumed to be the event’s moment: nothing better is known'),
} as const satisfies Readonly<Record<StartSource, string>>;

/** Whole seconds by a camera's clock or a file system's: not the service's word. */
const IMPORTED: readonly StartSource[] = ['file-name', 'mp4-creation', 'file-time'];
const isImported = (source: StartSource): boolean => IMPORTED.includes(source);

/**
 * Everything that is known, cloud first, and a warning for each pair that does not fit.
 * @param words of the report that tells them; the window's are English
 */
export function compareClocks(facts: ClockFacts, words: Words = ENGLISH): ClockComparison {
  return {
    rows: clockRows(facts, words),
    warnings: [
      ...startWarnings(facts, words),
      ...nameWarnings(facts, words),
      ...spanWarnings(facts, words),
      ...computerWarnings(facts, words),
      ...unknownStarts(facts, words),
    ],
  };
}

function clockRows(facts: ClockFacts, words: Words): readonly ClockRow[] {
  const { say } = words;
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
          say('Event'),
          'device',
          facts.eventTimeMs,
          say('The device’s own word, else the first start'),
          true,
        )
      : row(say('Event'), 'cloud', facts.eventTimeMs, say('The event’s moment, by the service')),
    ...(facts.videoStartMs === null
      ? []
      : [
          row(
            say('Recording'),
            'cloud',
            facts.videoStartMs,
            say('Start of the recording, by the service'),
          ),
        ]),
    ...facts.files.flatMap((file) => {
      const imported = isImported(file.startSource);
      const start = row(
        file.name,
        imported ? 'device' : 'cloud',
        file.startMs,
        say(START_WORDS[file.startSource]),
        imported,
      );
      const named = fileNameTime(file.originalName ?? '');
      return [
        start,
        ...correctedRow(file, words),
        // A start taken from the name is no second clock beside it.
        ...(named === null || file.startSource === 'file-name'
          ? []
          : [
              row(
                say('{camera}, file name', { camera: file.name }),
                'device',
                named,
                say('Written by the device; taken as UTC, no zone is stated'),
                true,
              ),
            ]),
      ];
    }),
    ...(facts.gps === null
      ? []
      : [
          row(
            say('GPS, first fix'),
            'satellites',
            facts.gps.firstMs,
            say('Time from the satellites'),
          ),
          row(
            say('GPS, last fix'),
            'satellites',
            facts.gps.lastMs,
            say('Time from the satellites'),
          ),
        ]),
    ...(receipt === null
      ? []
      : [
          ...(receipt.serviceTimeMs === null
            ? []
            : [
                row(
                  say('Sent'),
                  'cloud',
                  receipt.serviceTimeMs,
                  say('The service’s clock as it sent'),
                  true,
                ),
              ]),
          row(
            say('Saved'),
            'this-computer',
            receipt.savedAtMs,
            say('This computer’s clock when saved'),
          ),
        ]),
  ];
}

function correctedRow({ name, startMs, correction }: ClockFile, words: Words): readonly ClockRow[] {
  if (correction === null) return [];
  const { offsetMs } = correction;
  return [
    {
      name: words.say('{camera}, corrected', { camera: name }),
      whose: 'this-computer',
      timeMs: startMs + offsetMs,
      wholeSeconds: false,
      how: words.say('Where the deck puts it: {offset}, {how}', {
        offset: offsetText(offsetMs, words),
        how: correctionWords(correction, words),
      }),
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

function startWarnings({ files, videoStartMs }: ClockFacts, words: Words): readonly ClockWarning[] {
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
  const between = {
    recording: clock(videoStartMs),
    file: clock(first.startMs),
    camera: first.name,
    apart: lengthWords(differenceMs, words),
  };
  if (zoneMs !== null) {
    const text = words.say(
      'The service names two starts: {recording} for the recording and {file} for its first file ({camera}), {apart} apart.',
      between,
    );
    return [{ size: 'hour', text: `${text} ${zoneWordsOf(zoneMs, words)}` }];
  }
  const count = Math.round(Math.abs(differenceMs) / first.frameMs);
  return [
    {
      size: Math.abs(differenceMs) > SECOND_MS ? 'second' : 'frame',
      text: words.say(
        'The service names two starts: {recording} for the recording and {file} for its first file ({camera}), {apart} apart ({frames}). At most one of them is right; the deck goes by the file’s own.',
        { ...between, frames: words.counted(count, '{count} frame', '{count} frames') },
      ),
    },
  ];
}

/** A name says whole seconds and no zone: only clear differences are told. */
function nameWarnings({ files, zone }: ClockFacts, words: Words): readonly ClockWarning[] {
  const { say } = words;
  return files.flatMap((file): readonly ClockWarning[] => {
    const named = fileNameTime(file.originalName ?? '');
    if (named === null || file.startSource === 'assumed' || isImported(file.startSource)) return [];
    const differenceMs = named - file.startMs;
    const zoneMs = zoneMistakeMs(differenceMs);
    if (zoneMs !== null) {
      const isLocal = zone !== null && zoneOffsetMinutes(file.startMs, zone) * 60_000 === zoneMs;
      const cause = isLocal
        ? say('That is local time in {zone}: the device names its files by it.', { zone })
        : zoneWordsOf(zoneMs, words);
      const apart = say('{camera}: the file’s name and its start lie {apart} apart.', {
        camera: file.name,
        apart: lengthWords(differenceMs, words),
      });
      return [
        {
          size: 'hour',
          text: `${apart} ${cause}`,
        },
      ];
    }
    const outsideMs = outsideSecond(named, file.startMs);
    if (outsideMs <= file.frameMs) return [];
    if (outsideMs <= SECOND_MS) {
      return [
        {
          size: 'frame',
          text: say(
            '{camera}: the device named the file {named}, whole seconds; its start by the service is {start}, {outside} outside that second. One of the two is off, or the name means another moment.',
            {
              camera: file.name,
              named: clock(named).slice(0, 8),
              start: clock(file.startMs),
              outside: lengthWords(outsideMs, words),
            },
          ),
        },
      ];
    }
    return [
      {
        size: 'second',
        text: say(
          '{camera}: the file’s name says {named}, its start is {start}, {apart} apart. The name may mean another moment than the first picture.',
          {
            camera: file.name,
            named: clock(named),
            start: clock(file.startMs),
            apart: lengthWords(differenceMs, words),
          },
        ),
      },
    ];
  });
}

const EVENT_SIDE = {
  before: message('The event’s moment lies {apart} before the pictures.'),
  after: message('The event’s moment lies {apart} after the pictures.'),
} as const;
const GPS_SIDE = {
  before: message('All GPS fixes lie {apart} before the pictures.'),
  after: message('All GPS fixes lie {apart} after the pictures.'),
} as const;

function spanWarnings(
  { eventTimeMs, files, gps }: ClockFacts,
  words: Words,
): readonly ClockWarning[] {
  const known = files.filter((file) => file.startSource !== 'assumed');
  if (known.length === 0) return [];
  const fromMs = Math.min(...known.map((file) => file.startMs));
  const toMs = Math.max(...known.map((file) => file.endMs));
  const outside = (firstMs: number, lastMs: number): number =>
    lastMs < fromMs ? lastMs - fromMs : firstMs > toMs ? firstMs - toMs : 0;
  const told = (
    side: typeof EVENT_SIDE | typeof GPS_SIDE,
    awayMs: number,
    shiftMs: number,
  ): readonly ClockWarning[] => {
    if (awayMs === 0) return [];
    const zoneMs = zoneMistakeMs(shiftMs);
    const apart = lengthWords(awayMs, words);
    const text = words.say(awayMs < 0 ? side.before : side.after, { apart });
    return zoneMs === null
      ? [{ size: 'second', text }]
      : [{ size: 'hour', text: `${text} ${zoneWordsOf(zoneMs, words)}` }];
  };
  const middle = (fromMs + toMs) / 2;
  return [
    ...told(
      EVENT_SIDE,
      outside(eventTimeMs, eventTimeMs),
      nearestQuarter(eventTimeMs - middle, (toMs - fromMs) / 2),
    ),
    ...(gps === null
      ? []
      : told(
          GPS_SIDE,
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

function computerWarnings(
  { receipts, eventTimeMs }: ClockFacts,
  words: Words,
): readonly ClockWarning[] {
  const { say } = words;
  const receipt = bestReceipt(receipts);
  if (receipt === null) return [];
  if (receipt.savedAtMs < eventTimeMs) {
    return [
      {
        size: 'hour',
        text: say(
          'This computer’s clock stood before the event when the files were saved: it was wrong.',
        ),
      },
    ];
  }
  if (receipt.serviceTimeMs === null) return [];
  const differenceMs = receipt.savedAtMs - receipt.serviceTimeMs;
  if (Math.abs(differenceMs) <= ANSWER_SLACK_MS) return [];
  const apart = lengthWords(differenceMs, words);
  return [
    {
      size: zoneMistakeMs(differenceMs) === null ? 'second' : 'hour',
      text:
        differenceMs < 0
          ? say(
              'This computer’s clock was at least {apart} behind the service’s when the files were saved.',
              { apart },
            )
          : say(
              'This computer’s clock was up to {apart} ahead of the service’s when the files were saved; part of that is the time they took to arrive.',
              { apart },
            ),
    },
  ];
}

function unknownStarts({ files }: ClockFacts, { say }: Words): readonly ClockWarning[] {
  const and = say(' and ');
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
            text: say(
              'The start of {cameras} is worked out from when the file was last changed: copying or converting changes it, so it may mean nothing.',
              { cameras: guessed.map(({ name }) => name).join(and) },
            ),
          },
        ];
  if (names.length === 0) return fromFiles;
  return [
    ...fromFiles,
    {
      size: 'unknown',
      text: say(
        'No clock says when {cameras} began: the start is taken from the whole event, and may be seconds off.',
        { cameras: names.join(and) },
      ),
    },
  ];
}

function zoneWordsOf(zoneMs: number, words: Words): string {
  return words.say(
    '{apart} is typical of local time written down as UTC, or of summer time forgotten.',
    { apart: lengthWords(zoneMs, words) },
  );
}

const clock = (timeMs: number): string => formatUtcPrecise(timeMs).slice(11);

/** `0.640 s`, `75.0 s`, `2 h`, `5 h 30 min`; without a sign. */
function lengthWords(lengthMs: number, { number }: Words): string {
  const ms = Math.abs(lengthMs);
  if (ms < 10 * SECOND_MS) return `${number(ms / SECOND_MS, 3)} s`;
  if (ms < 10 * 60 * SECOND_MS) return `${number(ms / SECOND_MS, 1)} s`;
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
