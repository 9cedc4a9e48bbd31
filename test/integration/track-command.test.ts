import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sign } from '@shared/testing/nmea-lines';
import { tempFolder } from '../support/temp-folder';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as `npm run roadproof` starts it: a process of its own, in plain Node. */
function roadproof(...args: readonly string[]): Promise<Ended> {
  const tsx = resolve('node_modules/tsx/dist/cli.mjs');
  return new Promise((done) => {
    execFile(
      process.execPath,
      [tsx, resolve('src/main/cli/index.ts'), ...args],
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        done({ code, stdout, stderr });
      },
    );
  });
}

const rmc = (second: number, status = 'A'): string =>
  sign(
    `GPRMC,1200${String(second).padStart(2, '0')},${status},5200.0000,N,00530.0000,E,19.4,90.0,161126,,,A`,
  );

async function someDrive(): Promise<{ readonly folder: string; readonly drive: string }> {
  const folder = await tempFolder();
  const drive = join(folder, 'drive & <home>.nmea');
  const broken = rmc(3).replace(/..$/, '00');
  const lines = [rmc(0), rmc(1), rmc(2), broken, rmc(9, 'V'), rmc(20), rmc(21)];
  await writeFile(drive, lines.join('\r\n'));
  return { folder, drive };
}

describe('roadproof track', () => {
  it('says what is in the file when no format is asked for', async () => {
    const { drive } = await someDrive();
    const { code, stdout } = await roadproof('track', drive);
    expect(code).toBe(0);
    expect(stdout).toContain('fixes         5 valid, 1 void');
    expect(stdout).toContain('bad checksum 1');
    expect(stdout).toMatch(/gap +2026-11-16T12:00:02.000Z … 2026-11-16T12:00:20.000Z/);
    expect(stdout).toContain('bad line      4 (checksum): $GPRMC,120003');
  });

  it.each([
    ['gpx', /<trkpt /g, 5],
    ['geojson', /"LineString"/g, 2],
    ['csv', /GPRMC,ok\r\n/g, 6],
    ['kml', /<LineString>/g, 2],
  ])('writes %s, whole, to the terminal', async (format, part, count) => {
    const { drive } = await someDrive();
    const { code, stdout, stderr } = await roadproof('track', drive, '--format', format);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.match(part)).toHaveLength(count);
    if (format === 'gpx' || format === 'kml') {
      expect(stdout).toContain('<name>drive &amp; &lt;home&gt;.nmea</name>');
      expect(stdout.trimEnd()).toMatch(new RegExp(`</${format}>$`));
    }
  });

  it('cuts GeoJSON and KML where the way crosses the 180° meridian', async () => {
    const folder = await tempFolder();
    const drive = join(folder, 'ferry.nmea');
    const at = (second: number, place: string): string =>
      sign(`GPRMC,12000${String(second)},A,1700.0000,S,${place},19.4,90.0,161126,,,A`);
    const lines = [at(0, '17959.9970,E'), at(1, '17959.9990,E'), at(2, '17959.9990,W')];
    await writeFile(drive, lines.join('\r\n'));
    const geojson = await roadproof('track', drive, '--format', 'geojson');
    const { features } = JSON.parse(geojson.stdout) as {
      features: { geometry: { coordinates: number[][][] } }[];
    };
    expect(features[0]?.geometry.coordinates.map((line) => line.map(([east]) => east))).toEqual([
      [179.99995, 179.9999833, 180],
      [-180, -179.9999833],
    ]);
    const kml = await roadproof('track', drive, '--format', 'kml');
    expect(kml.stdout).toContain('180,-17</coordinates>');
    expect(kml.stdout.match(/<LineString>/g)).toHaveLength(2);
  });

  it('uses the bad line when lenient, flagged, and writes to a file', async () => {
    const { folder, drive } = await someDrive();
    const out = join(folder, 'drive.csv');
    const ended = await roadproof('track', drive, '--format', 'csv', '--lenient', '--out', out);
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    const rows = (await readFile(out, 'utf8')).trimEnd().split('\r\n');
    expect(rows).toHaveLength(8);
    expect(rows.filter((row) => row.endsWith(',failed'))).toHaveLength(1);
  });

  it('undoes a week rollover when told the date', async () => {
    const { folder } = await someDrive();
    const old = join(folder, 'old.nmea');
    await writeFile(old, sign('GPRMC,120000,A,5200.0,N,00530.0,E,1.0,,020407,,,A'));
    const { stdout } = await roadproof('track', old, '--near', '2026-11-16');
    expect(stdout).toContain('time          2026-11-16T12:00:00.000Z');
    expect(stdout).toContain('rollover      1024 weeks');
  });
});

describe('roadproof track, when it cannot', () => {
  it('names the reason and the next step, each with its own exit code', async () => {
    const { folder, drive } = await someDrive();
    const empty = join(folder, 'empty.nmea');
    const voids = join(folder, 'voids.nmea');
    const broken = join(folder, 'broken.nmea');
    const undated = join(folder, 'undated.nmea');
    const text = join(folder, 'text.nmea');
    await writeFile(empty, '\r\n');
    await writeFile(voids, rmc(0, 'V'));
    await writeFile(broken, rmc(0).replace(/..$/, '00'));
    await writeFile(undated, sign('GPGGA,120000,5200.0,N,00530.0,E,1,09,0.9,12.5,M,45.8,M,,'));
    await writeFile(text, 'this is a letter');
    const out = join(folder, 'nothing.gpx');
    const cases: readonly (readonly [readonly string[], number, string])[] = [
      [[], 2, 'which file?'],
      [[drive, '--format', 'shp'], 2, 'there is no format shp: use one of gpx, geojson, csv, kml'],
      [[drive, drive], 2, 'one file at a time'],
      [[drive, '--near', 'someday'], 2, 'someday is no date'],
      [[join(folder, 'missing.nmea')], 1, 'there is no such file'],
      [[folder], 1, 'it is a folder'],
      [[drive, '--out', folder], 1, 'cannot write'],
      [[empty], 3, 'is empty: copy it from the device'],
      [[voids, '--format', 'gpx', '--out', out], 4, 'the receiver called every fix void'],
      [[broken, '--format', 'gpx', '--out', out], 4, 'try --lenient'],
      [[undated, '--format', 'gpx', '--out', out], 4, '--near <date>'],
      [[text, '--format', 'gpx', '--out', out], 4, 'check that it is an NMEA 0183 log'],
    ];
    const all = await Promise.all(
      cases.map(async ([args, code, words]) => ({
        args,
        code,
        words,
        ended: await roadproof('track', ...args),
      })),
    );
    for (const { args, code, words, ended } of all) {
      expect(ended.stderr).toContain(words);
      expect([args, ended.code]).toEqual([args, code]);
      expect(ended.stderr).not.toMatch(/ {4}at /);
    }
    expect(await readdir(folder)).not.toContain('nothing.gpx');
  });
});
