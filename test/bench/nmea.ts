/**
 * Measures NMEA → GPX against gpsbabel on the same file, by turns in the same run: reading the file,
 * parsing, writing the GPX. gpsbabel is a program of its own, so its start is measured too and the ratio
 * given with and without it. The last line is one JSON object.
 *
 *   --file <path> --rounds 15
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { Track } from '@shared/domain/track';
import { parseNmea, trackToGpx } from '@shared/nmea';
import { markOf, percentile } from './playback/marks';

const run = promisify(execFile);
const { values } = parseArgs({
  options: { file: { type: 'string' }, rounds: { type: 'string', default: '15' } },
});
/** A file with one fix: what is left of gpsbabel's time is its start. */
const ONE_FIX = '$GPRMC,120000,A,5200.0,N,00530.0,E,1.0,90.0,161126,,,A*70\r\n';

const HOW_TO_INSTALL = `gpsbabel is not installed; it is what this is measured against.
  Debian, Ubuntu: sudo apt-get install gpsbabel
  macOS:          brew install gpsbabel
  Fedora:         sudo dnf install gpsbabel\n`;

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function isInstalled(): Promise<boolean> {
  return run('gpsbabel', ['-V']).then(
    () => true,
    () => false,
  );
}

function gpsbabel(file: string, out: string): Promise<unknown> {
  const args = ['-t', '-i', 'nmea,gpgga=0', '-f', file, '-o', 'gpx,gpxver=1.1', '-F', out];
  // It complains once a bad line; a file of those must not end the measurement.
  return run('gpsbabel', args, { maxBuffer: 1 << 30 });
}

async function roadproof(file: string, out: string): Promise<Track> {
  const name = basename(file);
  const track = parseNmea(await readFile(file, 'latin1'), { fileId: name });
  await writeFile(out, trackToGpx(track, { name, description: '' }));
  return track;
}

async function measure(file: string, rounds: number, folder: string): Promise<void> {
  const bytes = (await stat(file)).size;
  const [ourGpx, theirGpx] = [join(folder, 'ours.gpx'), join(folder, 'theirs.gpx')];
  const oneFix = join(folder, 'one.nmea');
  await writeFile(oneFix, ONE_FIX);
  const [ours, theirs, starts]: [number[], number[], number[]] = [[], [], []];
  const turns = [
    async () => ours.push(await secondsOf(() => roadproof(file, ourGpx))),
    async () => theirs.push(await secondsOf(() => gpsbabel(file, theirGpx))),
    async () => starts.push(await secondsOf(() => gpsbabel(oneFix, join(folder, 'one.gpx')))),
  ];
  // Who goes first changes every round, so that none always finds the warmer cache.
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < turns.length; turn += 1)
      await turns[(round + turn) % turns.length]?.();

  const track = await roadproof(file, ourGpx);
  const valid = track.samples.filter(({ quality }) => quality === 'valid');
  const seconds = percentile(ours, 0.5);
  const gpsbabelSeconds = percentile(theirs, 0.5);
  const gpsbabelStartSeconds = percentile(starts, 0.5);
  const metrics = {
    seconds,
    coldSeconds: ours[0] ?? Number.NaN,
    megabytesPerSecond: bytes / 1e6 / seconds,
    points: valid.length,
    validRmc: valid.filter(({ sentence }) => sentence.endsWith('RMC')).length,
    gpsbabelPoints: (await readFile(theirGpx, 'utf8')).match(/<trkpt /g)?.length ?? 0,
    gpsbabelSeconds,
    gpsbabelStartSeconds,
    ratio: gpsbabelSeconds / seconds,
    ratioWithoutStart: (gpsbabelSeconds - gpsbabelStartSeconds) / seconds,
  };
  for (const [metric, value] of Object.entries(metrics))
    process.stdout.write(`${metric.padEnd(24)} ${Number(value.toFixed(4))}\n`);
  const marks = [
    markOf(metrics, 'ratio', 1, 'least'),
    markOf(metrics, 'validRmc', metrics.gpsbabelPoints, 'least'),
    markOf(metrics, 'validRmc', metrics.gpsbabelPoints, 'most'),
  ];
  const report = { name: 'nmea', file: basename(file), bytes, rounds, node: process.version };
  process.stdout.write(`${JSON.stringify({ ...report, ...metrics, marks })}\n`);
}

async function main(): Promise<void> {
  const { file } = values;
  const rounds = Number(values.rounds);
  if (file === undefined || !(rounds >= 1)) throw new Error('npm run bench -- nmea --file <path>');
  if (!(await isInstalled())) throw new Error(HOW_TO_INSTALL);
  const folder = await mkdtemp(join(tmpdir(), 'roadproof-bench-'));
  try {
    await measure(file, rounds, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((caught: unknown) => {
  process.stderr.write(`${caught instanceof Error ? caught.message : String(caught)}\n`);
  process.exitCode = 1;
});
