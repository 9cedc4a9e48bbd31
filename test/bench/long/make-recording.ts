/** Makes one long recording with its track: ten minutes are encoded, and then repeated without encoding again. */
import { execFile } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { writeSentence } from '@shared/nmea/write-sentence';

export interface RecordingKind {
  readonly hours: number;
  readonly framesPerSecond: number;
  /** Frames are left out and come early or late, as cameras do that save power. */
  readonly uneven: boolean;
  readonly fixesPerSecond: number;
}

const PIECE_S = 600;
const SIZES: Readonly<Record<number, string>> = { 10: '320x180', 30: '1280x720' };
const RATES: Readonly<Record<number, string>> = { 10: '45k', 30: '900k' };

const run = promisify(execFile);

/** @returns a folder that holds the recording and its track under names the import knows */
export async function makeRecording(cache: string, kind: RecordingKind): Promise<string> {
  const { hours, framesPerSecond, uneven, fixesPerSecond } = kind;
  const name = `${hours}h-${framesPerSecond}fps${uneven ? '-uneven' : ''}-${fixesPerSecond}hz`;
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  const making = `${folder}.part`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const piece = join(making, 'piece.mp4');
  await ffmpeg(encoding(kind, piece));
  const list = join(making, 'list.txt');
  const pieces = Math.max(1, Math.round((hours * 3600) / PIECE_S));
  await writeFile(list, 'file piece.mp4\n'.repeat(pieces));
  const video = join(making, '20260301_000000_F.mp4');
  await ffmpeg(['-f', 'concat', '-i', list, '-c', 'copy', video]);
  await writeTrack(join(making, '20260301_000000.nmea'), pieces * PIECE_S, fixesPerSecond);
  await Promise.all([rm(piece), rm(list)]);
  await rename(making, folder);
  return folder;
}

async function ffmpeg(args: readonly string[]): Promise<void> {
  await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args]);
}

function encoding({ framesPerSecond, uneven }: RecordingKind, target: string): readonly string[] {
  const size = SIZES[framesPerSecond] ?? '640x360';
  const picture = `testsrc2=size=${size}:rate=${framesPerSecond}:duration=${PIECE_S}`;
  const jitter = "select='gt(mod(n*7919,11),1)',setpts='PTS+(mod(N*37,13)-6)*0.002/TB'";
  return [
    ...['-f', 'lavfi', '-i', picture],
    ...(uneven ? ['-vf', jitter, '-vsync', 'vfr', '-enc_time_base', '1/90000'] : []),
    ...['-video_track_timescale', '90000', '-c:v', 'libx264', '-preset', 'veryfast', '-bf', '0'],
    ...['-b:v', RATES[framesPerSecond] ?? '300k', '-g', String(framesPerSecond * 2)],
    ...['-pix_fmt', 'yuv420p', target],
  ];
}

/** A drive along curves, with valid fixes all the time. */
async function writeTrack(path: string, seconds: number, perSecond: number): Promise<void> {
  const out = createWriteStream(path);
  for (let fix = 0; fix < seconds * perSecond; fix += 1) {
    const timeS = fix / perSecond;
    const latitude = 52 + 0.2 * Math.sin(timeS / 1100) + timeS / 170_000;
    const longitude = 5 + 0.3 * Math.cos(timeS / 1600);
    const knots = 20 + 15 * Math.sin(timeS / 97);
    const sentence = [
      'GPRMC',
      clockOf(timeS),
      'A',
      ...[degrees(latitude, 2), 'N', degrees(longitude, 3), 'E'],
      ...[knots.toFixed(1), ((timeS / 10) % 360).toFixed(1), '010326', '', ''],
    ].join(',');
    if (!out.write(`${writeSentence(sentence)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

function clockOf(timeS: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = (timeS % 60).toFixed(2).padStart(5, '0');
  return `${two(timeS / 3600)}${two((timeS / 60) % 60)}${seconds}`;
}

function degrees(value: number, digits: number): string {
  const whole = Math.floor(value);
  return `${String(whole).padStart(digits, '0')}${((value - whole) * 60).toFixed(4).padStart(7, '0')}`;
}
