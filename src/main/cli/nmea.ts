/** `roadproof nmea <file>`: what is in an NMEA file, or the file as GPX, CSV or GeoJSON. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Track } from '@shared/domain/track';
import { parseNmea, trackToCsv, trackToGeoJson, trackToGpx } from '@shared/nmea';
import { createTrackLookup } from '@shared/track-math';

const USAGE = 'usage: roadproof nmea <file> [--format summary|gpx|csv|geojson]\n';

const FORMATS: Readonly<Record<string, (track: Track, name: string) => string>> = {
  summary,
  gpx: (track, name) => trackToGpx(track, { name, description: '' }),
  csv: trackToCsv,
  geojson: trackToGeoJson,
};

/** @returns the exit code: 0 done, 1 the file cannot be read, 2 wrong arguments. */
export async function run(args: readonly string[]): Promise<number> {
  const options = parse(args);
  const format = FORMATS[options?.format ?? ''];
  if (options === null || format === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const text = await readFile(options.file, 'utf8').catch(() => null);
  if (text === null) {
    process.stderr.write(`cannot read ${options.file}\n`);
    return 1;
  }
  const name = basename(options.file);
  process.stdout.write(format(parseNmea(text, { fileId: name }), name));
  return 0;
}

function parse(args: readonly string[]): { file: string; format: string } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string', default: 'summary' } },
    });
    const [file] = positionals;
    return file === undefined ? null : { file, format: values.format };
  } catch {
    return null;
  }
}

function summary(track: Track): string {
  const { samples, issues, gaps } = track;
  const lookup = createTrackLookup(track);
  const valid = samples.filter(({ quality }) => quality === 'valid').length;
  const iso = (timeMs: number): string => new Date(timeMs).toISOString();
  const unused = Object.entries(issues.unused)
    .map(([formatter, count]) => `${formatter} ${String(count)}`)
    .join(', ');
  const lines = [
    `fixes         ${String(valid)} valid, ${String(samples.length - valid)} void`,
    `time          ${lookup.spanMs === null ? 'none' : `${iso(lookup.spanMs.fromMs)} … ${iso(lookup.spanMs.toMs)}`}`,
    `length        ${(lookup.lengthM / 1000).toFixed(3)} km`,
    `acceleration  ${String(track.acceleration.length)} readings`,
    `lines         ${String(issues.linesTotal)}, bad checksum ${String(issues.badChecksum)}, unreadable ${String(issues.unreadable)}`,
    `not used      ${unused === '' ? 'nothing' : unused}`,
    ...gaps.map(
      ({ fromMs, toMs, reason }) => `gap           ${iso(fromMs)} … ${iso(toMs)} (${reason})`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
