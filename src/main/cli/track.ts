/** `roadproof track <file>`: what is in an NMEA file, or the file as GPX, GeoJSON, CSV or KML. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFileAtomic } from '@main/platform/atomic-file';
import type { Track } from '@shared/domain/track';
import { parseNmea, trackToCsv, trackToGeoJson, trackToGpx, trackToKml } from '@shared/nmea';
import { createTrackLookup } from '@shared/track-math';

const FORMATS: Readonly<Record<string, (track: Track, name: string) => string>> = {
  gpx: (track, name) => trackToGpx(track, { name, description: '' }),
  geojson: trackToGeoJson,
  csv: trackToCsv,
  kml: (track, name) => trackToKml(track, { name, description: '' }),
};

const USAGE = `usage: roadproof track <file.nmea> [--format ${Object.keys(FORMATS).join('|')}] [--lenient] [--near <date>] [--out <file>]

  without --format   a summary: fixes, time, length, gaps, bad lines
  --lenient          also uses lines whose checksum is wrong or missing, and flags their fixes
  --near <date>      when it was recorded (2026-11-16): undoes a GPS week rollover and dates a file
                     without dates
  --out <file>       writes there instead of to the terminal

exit codes: 0 done, 1 cannot be read or written, 2 wrong arguments, 3 empty file, 4 no valid fix
`;

/** What each way to fail ends with, so that a script can tell them apart. */
const EXIT = { done: 0, failed: 1, usage: 2, empty: 3, noFixes: 4 } as const;

/** Bad lines the summary shows in full. */
const BAD_LINES_SHOWN = 5;
const BAD_LINE_LENGTH = 90;

interface Options {
  readonly file: string;
  readonly format: string | undefined;
  readonly lenient: boolean;
  readonly referenceMs: number | null;
  readonly out: string | undefined;
}

/** @returns the exit code, see {@link EXIT}; the reason and the next step go to stderr. */
export async function run(args: readonly string[]): Promise<number> {
  const options = parse(args);
  if (options === null) {
    process.stdout.write(USAGE);
    return EXIT.done;
  }
  if (typeof options === 'string') return fail(EXIT.usage, `${options}\n\n${USAGE}`);
  const { file, lenient, referenceMs, out } = options;
  let text: string;
  try {
    // A checksum is made of bytes: one character each.
    text = await readFile(file, 'latin1');
  } catch (caught) {
    return fail(EXIT.failed, `cannot read ${file}: ${reasonOf(caught)}\n`);
  }
  if (text.trim() === '')
    return fail(EXIT.empty, `${file} is empty: copy it from the device or the card once more\n`);
  const name = basename(file);
  const track = parseNmea(text, { fileId: name, lenient, referenceMs });
  const hasFix = track.samples.some(({ quality }) => quality === 'valid');
  // The summary says what is in a file without a fix; a track of nothing is not written.
  const format = options.format === undefined ? summary : hasFix && FORMATS[options.format];
  if (format) {
    try {
      await write(out, format(track, name));
    } catch (caught) {
      return fail(EXIT.failed, `cannot write ${out ?? 'the output'}: ${reasonOf(caught)}\n`);
    }
  }
  return hasFix ? EXIT.done : fail(EXIT.noFixes, noFixes(options, track));
}

async function write(out: string | undefined, text: string): Promise<void> {
  if (out === undefined) process.stdout.write(text);
  else await writeFileAtomic(out, text);
}

function fail(code: number, text: string): number {
  process.stderr.write(text);
  return code;
}

/** @returns the options, null when help was asked for, or what is wrong with the arguments. */
function parse(args: readonly string[]): Options | string | null {
  const parsed = readArgs(args);
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  if (values.help) return null;
  const [file, ...others] = positionals;
  if (file === undefined) return 'which file? Name one NMEA file';
  if (others.length > 0) return `one file at a time: ${others.join(' ')} is too much`;
  const { format, near, lenient, out } = values;
  if (format !== undefined && !Object.hasOwn(FORMATS, format))
    return `there is no format ${format}: use one of ${Object.keys(FORMATS).join(', ')}`;
  const referenceMs = near === undefined ? null : Date.parse(near);
  if (Number.isNaN(referenceMs)) return `${near ?? ''} is no date: write it as 2026-11-16`;
  return { file, format, lenient, referenceMs, out };
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        lenient: { type: 'boolean', default: false },
        near: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (caught) {
    return caught instanceof Error ? caught.message : String(caught);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder; check the path',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'not allowed; check its permissions',
  EPERM: 'not allowed; check its permissions',
  ENOSPC: 'the disk is full; free some space',
};

function reasonOf(caught: unknown): string {
  const code = caught instanceof Error && 'code' in caught ? String(caught.code) : '';
  return REASONS[code] ?? (caught instanceof Error ? caught.message : String(caught));
}

function noFixes({ file, lenient, referenceMs }: Options, track: Track): string {
  return `there is no valid fix in ${file}: ${nextStep(track, lenient, referenceMs)}\n`;
}

function nextStep({ samples, issues }: Track, lenient: boolean, referenceMs: number | null) {
  const { badChecksum, unused } = issues;
  if (badChecksum > 0 && !lenient)
    return `${String(badChecksum)} lines have a wrong checksum; try --lenient`;
  if (samples.length > 0) return 'the receiver called every fix void; use another recording';
  const undated = (unused['GGA'] ?? 0) + (unused['GNS'] ?? 0) > 0;
  if (undated && referenceMs === null)
    return 'if its sentences carry no date, say when it was recorded with --near <date>';
  return 'check that it is an NMEA 0183 log with RMC, GGA or GNS sentences';
}

function summary(track: Track): string {
  const { samples, issues, gaps } = track;
  const lookup = createTrackLookup(track);
  const valid = samples.filter(({ quality }) => quality === 'valid').length;
  const flagged = samples.filter(({ checksumFailed }) => checksumFailed === true).length;
  const iso = (timeMs: number): string => new Date(timeMs).toISOString();
  const unused = Object.entries(issues.unused)
    .map(([formatter, count]) => `${formatter} ${String(count)}`)
    .join(', ');
  const weeks = issues.rolloverWeeks ?? 0;
  const lines = [
    `fixes         ${String(valid)} valid, ${String(samples.length - valid)} void`,
    ...(flagged === 0 ? [] : [`flagged       ${String(flagged)} fixes use a failed checksum`]),
    `time          ${lookup.spanMs === null ? 'none' : `${iso(lookup.spanMs.fromMs)} … ${iso(lookup.spanMs.toMs)}`}`,
    ...(weeks === 0 ? [] : [`rollover      ${String(weeks)} weeks were added to every date`]),
    `length        ${(lookup.lengthM / 1000).toFixed(3)} km`,
    `acceleration  ${String(track.acceleration.length)} readings`,
    `lines         ${String(issues.linesTotal)}, bad checksum ${String(issues.badChecksum)}, unreadable ${String(issues.unreadable)}`,
    `not used      ${unused === '' ? 'nothing' : unused}`,
    ...gaps.map(
      ({ fromMs, toMs, reason }) => `gap           ${iso(fromMs)} … ${iso(toMs)} (${reason})`,
    ),
    ...(issues.badLines ?? [])
      .slice(0, BAD_LINES_SHOWN)
      .map(({ line, reason, text }) => `bad line      ${String(line)} (${reason}): ${shown(text)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Bad lines hold anything: control characters must not reach the terminal. */
const shown = (text: string): string =>
  text.slice(0, BAD_LINE_LENGTH).replace(/\p{Cc}/gu, '\ufffd');
