/** `roadproof import <folder> --library <folder>`: takes recordings into a library, as the window does. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { FoundFile, ImportDraft, ImportPreview } from '@shared/domain/import';
import { draftFiles, draftMoment, isClockZone } from '@shared/imports';
import { captureModeLabel } from '@shared/domain/camera';
import { formatUtc } from '@shared/time';
import { formatBytes, plural } from '@shared/units';
import { AppError } from '@shared/errors';
import {
  computerZone,
  runImport,
  scan,
  settleImports,
  type Outcome,
  type Scan,
} from '@main/imports';
import { openLibrary, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { shownText } from './library-arguments';

const USAGE = `usage: roadproof import <folder or file…> --library <folder> [options]

  --library <folder>  where to; made when it does not exist
  --all               also ordinary recordings, when there are recorded events beside them
  --link              leaves the files where they are; the library remembers where
  --zone <zone>       what the cameras’ clocks show: Europe/Amsterdam, UTC, UTC+05:30;
                      found from GPS or place where possible, else this computer’s
  --shift <seconds>   added to every time of the cameras’ clocks
  --user <name>       who imports; written into the chain of custody
  --dry-run           says what would be imported, and writes nothing
  --json              the answer as JSON

exit codes: 0 all chosen was imported, 1 something was left out or it failed, 2 wrong arguments,
            3 nothing to import was found, 130 interrupted
`;

const EXIT = { done: 0, partly: 1, usage: 2, nothing: 3, interrupted: 130 } as const;

interface Options {
  readonly sources: readonly string[];
  readonly library: string;
  readonly all: boolean;
  readonly inPlace: boolean;
  readonly zone: string | null;
  readonly shiftMs: number;
  readonly user: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** @returns the exit code, see {@link EXIT}; reasons go to stderr. */
export async function run(args: readonly string[]): Promise<number> {
  const options = parse(args);
  if (typeof options === 'string') return fail(EXIT.usage, `${options}${USAGE}`);
  for (const source of options.sources) {
    if (!existsSync(source)) return fail(EXIT.partly, `there is no ${shownText(source)}\n`);
  }
  const control = new AbortController();
  const interrupt = (): void => control.abort();
  process.once('SIGINT', interrupt);
  try {
    return await importAll(options, control.signal);
  } catch (caught) {
    if (control.signal.aborted) return EXIT.interrupted;
    if (!(caught instanceof AppError)) throw caught;
    const { message, nextStep } = caught.toData();
    return fail(EXIT.partly, `${message} ${nextStep}\n`);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

async function importAll(options: Options, signal: AbortSignal): Promise<number> {
  const found = await scan(
    options.sources.map((source) => resolve(source)),
    {
      libraryRoot: resolve(options.library),
      computerZone: computerZone(),
      nowMs: systemClock.now(),
      onSeen: () => {},
    },
    signal,
  );
  const drafts = found.preview.drafts.map((draft) => corrected(draft, options));
  if (drafts.length === 0) {
    tell(options, { drafts: [], leftOut: found.preview.leftOut }, () => leftOutText(found.preview));
    return fail(EXIT.nothing, 'no video was found that can be imported\n');
  }
  if (options.dryRun) {
    tell(options, { drafts, leftOut: found.preview.leftOut }, () => planText(found, drafts));
    return EXIT.done;
  }
  const library = openLibrary({
    root: resolve(options.library),
    clock: systemClock,
    log: silentLog,
  });
  try {
    return await take(library, found, drafts, options, signal);
  } finally {
    library.close();
  }
}

async function take(
  library: Library,
  found: Scan,
  drafts: readonly ImportDraft[],
  options: Options,
  signal: AbortSignal,
): Promise<number> {
  await settleImports(library);
  const outcome = await runImport(
    found,
    { drafts, way: options.inPlace ? 'link' : 'copy' },
    {
      library,
      user: options.user,
      // npm says it; the command is run through npm.
      appVersion: process.env['npm_package_version'] ?? '',
      nowMs: () => systemClock.now(),
      onProgress: () => {},
    },
    signal,
  );
  const leftOut = [...found.preview.leftOut, ...outcome.leftOut];
  tell(options, { ...outcome, leftOut }, () => outcomeText({ ...outcome, leftOut }));
  if (outcome.error !== null) {
    if (outcome.error.code === 'cancelled') return EXIT.interrupted;
    return fail(EXIT.partly, `${outcome.error.message} ${outcome.error.nextStep}\n`);
  }
  return outcome.leftOut.length === 0 ? EXIT.done : EXIT.partly;
}

/** What the arguments say goes over what was found. */
function corrected(draft: ImportDraft, { all, zone, shiftMs }: Options): ImportDraft {
  return {
    ...draft,
    chosen: draft.chosen || all,
    shiftMs,
    ...(zone === null || draft.zoneSource === 'not-needed'
      ? {}
      : { zone, zoneSource: 'chosen' as const }),
  };
}

function tell(options: Options, json: unknown, text: () => string): void {
  process.stdout.write(options.json ? `${JSON.stringify(json, null, 2)}\n` : text());
}

function planText({ preview }: Scan, drafts: readonly ImportDraft[]): string {
  const files = new Map(preview.files.map((file) => [file.itemId, file]));
  const lines = drafts.map((draft) => {
    const members = draftFiles(draft, files);
    const modes = members.flatMap(({ captureMode }) => captureMode ?? []);
    const cameras = [...new Set(modes)].map(captureModeLabel).join(', ');
    const moment = formatUtc(draftMoment(draft, members));
    const sign = draft.chosen ? 'import' : 'skip  ';
    return `${sign}  ${moment}  ${shownText(draft.typeName)}  ${cameras}  ${plural(members.length, 'file')}, ${sizeOf(members)}  (zone ${draft.zone}, ${draft.zoneSource})`;
  });
  return `${lines.join('\n')}\n${leftOutText(preview)}`;
}

const sizeOf = (members: readonly { readonly file: FoundFile }[]): string =>
  formatBytes(members.reduce((sum, { file }) => sum + file.sizeBytes, 0));

function outcomeText({ incidents, leftOut, error }: Outcome): string {
  const lines = incidents.map(
    ({ ticket, typeName, eventTimeMs, files, sizeBytes }) =>
      `imported  ${ticket}  ${formatUtc(eventTimeMs)}  ${shownText(typeName)}  ${plural(files, 'file')}, ${formatBytes(sizeBytes)}\n`,
  );
  const last = error === null ? 'IMPORTED ' : 'ENDED    ';
  return `${lines.join('')}${leftOutText({ leftOut })}${last} ${plural(incidents.length, 'incident')}, ${plural(leftOut.length, 'file')} left out\n`;
}

function leftOutText({ leftOut }: Pick<ImportPreview, 'leftOut'>): string {
  return leftOut.map(({ name, reason }) => `left out  ${shownText(name)}: ${reason}\n`).join('');
}

const ARGUMENTS = {
  library: { type: 'string' },
  all: { type: 'boolean', default: false },
  link: { type: 'boolean', default: false },
  zone: { type: 'string' },
  shift: { type: 'string', default: '0' },
  user: { type: 'string', default: '' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Null for arguments that are none of ours. */
function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: ARGUMENTS });
  } catch {
    return null;
  }
}

/** A text says what is wrong. */
function parse(args: readonly string[]): Options | string {
  const read = readArguments(args);
  if (read === null) return '';
  const { values, positionals } = read;
  const { library, zone = null, link: inPlace } = values;
  const shiftMs = Math.round(Number(values.shift) * 1000);
  if (library === undefined || positionals.length === 0) return '';
  if (zone !== null && !isClockZone(zone)) return `there is no zone ${shownText(zone)}\n\n`;
  if (!Number.isFinite(shiftMs)) return `--shift takes seconds\n\n`;
  return {
    sources: positionals,
    library,
    ...{ all: values.all, inPlace, zone, shiftMs },
    ...{ user: values.user, dryRun: values['dry-run'], json: values.json },
  };
}

function fail(code: number, text: string): number {
  process.stderr.write(text);
  return code;
}
