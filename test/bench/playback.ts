/**
 * Measures the review deck in the real Electron, from pixels and from what the players tell, with a naive
 * `play()` on all cameras in the same session. The last line is one JSON object; `USAGE` names the options.
 */
import { basename, resolve } from 'node:path';
import type { BuiltHost } from './playback/build-host';
import { readOptions, USAGE, UsageError, type PlaybackOptions } from './playback/options';
import { jsonText, listText, rowsOf, tableText, type Row } from './playback/report';
import { measure, withHost } from './playback/session';
import { folderSource, madeSource, type BenchSource } from './playback/sources';
import { SUITE, type SuitePart } from './playback/suite';

const CACHE = resolve(import.meta.dirname, '../../.cache/bench');
/** There, back, and to and fro. */
const DRAGS = 3;
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

function nameOf(part: SuitePart): string {
  const composite = part.composite ? ' (2 in one file)' : '';
  return `${part.cameras} cameras${composite} ${part.framesPerSecond} fps`;
}

/** Rates and counts as asked for, at whatever is played. */
async function rowsFor(
  host: BuiltHost,
  options: PlaybackOptions,
  part: SuitePart,
  name: string,
  source: BenchSource,
): Promise<readonly Row[]> {
  const result = await measure(host, source, { ...options, rates: part.rates, drags: DRAGS });
  return rowsOf(name, part, result);
}

async function runFolder(
  host: BuiltHost,
  options: PlaybackOptions,
  folder: string,
  source: BenchSource,
): Promise<void> {
  const name = `playback ${basename(resolve(folder))}, ${source.files.length} files ${options.track}`;
  const part = { ...options, cameras: source.files.length };
  const rows = await rowsFor(host, options, part, name, source);
  const isFromPixels = rows[0]?.readFrom === 'pixels';
  say(
    isFromPixels
      ? 'Frames were read from the bar codes in the pictures.'
      : 'Frames were read from presentation times: the pictures have no bar codes.',
  );
  rows.forEach((row) => say(listText(row)));
  say(jsonText(name, rows));
}

async function runOne(host: BuiltHost, options: PlaybackOptions): Promise<void> {
  const name = `playback ${nameOf(options)} ${options.rates.join(',')}x ${options.track}`;
  const rows = await rowsFor(host, options, options, name, await madeSource(CACHE, options));
  rows.forEach((row) => say(listText(row)));
  say(jsonText(name, rows));
}

async function runSuite(host: BuiltHost, options: PlaybackOptions): Promise<void> {
  const rows: Row[] = [];
  for (const part of SUITE) {
    say(`${nameOf(part)}: ${part.rates.map((rate) => `${rate}×`).join(', ')}`);
    const source = await madeSource(CACHE, part);
    rows.push(...(await rowsFor(host, options, part, nameOf(part), source)));
  }
  say(`\n${tableText(rows)}`);
  say(jsonText(`playback suite ${options.track}`, rows));
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { folder } = options;
  const source = folder === null ? null : await folderSource(folder, options.offsets);
  await withHost(async (host) => {
    if (folder !== null && source !== null) await runFolder(host, options, folder, source);
    else if (options.suite) await runSuite(host, options);
    else await runOne(host, options);
  });
}

run().catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  const text = error instanceof Error ? (isUsage ? error.message : error.stack) : String(error);
  process.stderr.write(isUsage ? `${text}\n\n${USAGE}\n` : `${text}\n`);
  process.exitCode = 1;
});
