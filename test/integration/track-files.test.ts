/**
 * Tracks that leave the program, judged by xmllint: GPX against the rules of GPX 1.1, or Topografix's own schema
 * when `ROADPROOF_GPX_XSD` names it; KML against the OGC's when `ROADPROOF_KML_XSD` does, else well-formed only.
 * Neither schema comes with a licence in a package that could be installed for the tests.
 */
import { execFile } from 'node:child_process';

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Track, TrackSample } from '@shared/domain/track';
import { parseNmea, trackToGpx, trackToKml } from '@shared/nmea';
import { madeTrack } from '../support/evidence-source';
import { makePackage } from '../support/make-package';
import { tempFolder } from '../support/temp-folder';

const run = promisify(execFile);
const GPX_SCHEMA =
  process.env['ROADPROOF_GPX_XSD'] ?? resolve(import.meta.dirname, '../support/gpx-1.1-rules.xsd');
const KML_SCHEMA = process.env['ROADPROOF_KML_XSD'] ?? null;
const NAME = 'A & B <"x">\u0000\u0007 \ud83d\ude97';

/** Empty when the file is valid, else what xmllint says. */
async function complaints(path: string, schema: string | null): Promise<string> {
  const against = schema === null ? [] : ['--schema', schema];
  return run('xmllint', ['--noout', '--nonet', ...against, path]).then(
    () => '',
    (caught: unknown) => (caught as { stderr: string }).stderr,
  );
}

/** Real logs of the demo fleet, and what a receiver may send beyond them. */
async function tracks(): Promise<readonly Track[]> {
  const logs: Track[] = [];
  const demo = await readdir('resources/demo', { recursive: true });
  for (const name of demo.filter((one) => one.endsWith('.nmea')).sort()) {
    const path = join('resources/demo', name);
    logs.push(parseNmea(await readFile(path, 'latin1'), { fileId: path }));
  }
  const made = madeTrack('made');
  const [first] = made.samples;
  if (first === undefined) throw new Error('an empty track');
  const edges = [
    { latitudeDeg: 90, longitudeDeg: 180, altitudeM: -430.5, headingDeg: 360, satellites: 0 },
    { latitudeDeg: -90, longitudeDeg: -180, altitudeM: null, headingDeg: null, satellites: null },
    {
      latitudeDeg: 1e-9,
      longitudeDeg: -1e-9,
      hdop: 99.99,
      speedMps: 0,
      checksumFailed: true as const,
    },
  ].map((edge, index): TrackSample => ({ ...first, ...edge, timeMs: first.timeMs + index * 40 }));
  const empty = { ...made, samples: [], gaps: [] };
  return [...logs, made, { ...made, samples: edges, gaps: [] }, empty];
}

describe('tracks as files', () => {
  test('every GPX follows the schema', async () => {
    const folder = await tempFolder();
    const all = await tracks();
    expect(all.length).toBeGreaterThan(10);
    for (const [index, track] of all.entries()) {
      const path = join(folder, `${index}.gpx`);
      await writeFile(path, trackToGpx(track, { name: NAME, description: NAME }));
      expect(await complaints(path, GPX_SCHEMA)).toBe('');
    }
  });

  test('the schema refuses what is out of order or out of bounds', async () => {
    const path = join(await tempFolder(), 'bad.gpx');
    const good = trackToGpx(madeTrack('made'), { name: '', description: '' });
    const bad = [
      good.replace(/(<ele>.*?<\/ele>)(<time>.*?<\/time>)/, '$2$1'),
      good.replace(/lat="[^"]*"/, 'lat="90.1"'),
      good.replace('<extensions>', '<speed>3</speed><extensions>'),
    ];
    for (const text of bad) {
      expect(text).not.toBe(good);
      await writeFile(path, text);
      expect(await complaints(path, GPX_SCHEMA)).toMatch(/fails to validate/);
    }
  });

  test('every KML can be read', async () => {
    const folder = await tempFolder();
    for (const [index, track] of (await tracks()).entries()) {
      const path = join(folder, `${index}.kml`);
      await writeFile(path, trackToKml(track, { name: NAME, description: NAME }));
      expect(await complaints(path, KML_SCHEMA)).toBe('');
    }
  });

  test('so does the track in a package', async () => {
    const folder = await tempFolder();
    const zip = await makePackage(folder);
    const out = join(folder, 'track.gpx');
    const { stdout } = await run('unzip', ['-p', zip, '*/data/derived/track.gpx']);
    expect(stdout).toContain('<trkpt ');
    await writeFile(out, stdout);
    expect(await complaints(out, GPX_SCHEMA)).toBe('');
  });
});
