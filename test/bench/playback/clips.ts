/** Makes the clips the playback benchmark plays: a busy test picture with the bar code burnt in. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { camerasOfCaptureMode, WHOLE_PICTURE, type PictureRegion } from '@shared/domain/camera';
import { BAR_CODE_EPOCH_MS, BAR_CODE_GEOMETRY, encodeBarCode } from '@simulator/bar-code';

export interface BenchClip {
  readonly path: string;
  /** Its cameras' numbers in the bar codes: one, or two of a side-by-side file. */
  readonly cameras: readonly number[];
  readonly framesPerSecond: number;
  readonly startMs: number;
  readonly frameCount: number;
  readonly hasSound: boolean;
}

export interface ClipWishes {
  readonly cameras: number;
  readonly framesPerSecond: number;
  /** The first two cameras are one file. */
  readonly composite: boolean;
}

const SECONDS = 60;
const OFFSETS_MS = [0, 350, -1200, 2700, 140, -610, 1930, -85];
const BASE_MS = BAR_CODE_EPOCH_MS + 36_000_000;
/** Seconds between key frames, as dashcams have them. */
const GROUP_S = 2;

/** 10 frames a second have 1.4 Mbit/s, 30 have 4: what dashcams write. */
const kbitOf = (framesPerSecond: number): number => 100 + framesPerSecond * 130;

function regionsOf(clip: BenchClip): readonly PictureRegion[] {
  if (clip.cameras.length === 1) return [WHOLE_PICTURE];
  return camerasOfCaptureMode('S_F_I').map(({ region }) => region);
}

/** The strip along the picture's whole width, one bar code a camera. */
function stripOf(clip: BenchClip, frame: number): Buffer {
  const { cellWidth, cellHeight, left, pictureWidth } = BAR_CODE_GEOMETRY;
  const timeMs = clip.startMs + (frame * 1000) / clip.framesPerSecond;
  const row = Buffer.alloc(pictureWidth, 16);
  regionsOf(clip).forEach((region, index) => {
    const column = (x: number): number => Math.round(region.x * pictureWidth + x * region.width);
    encodeBarCode({ frame, timeMs, camera: clip.cameras[index] ?? 0 }).forEach((bit, cell) => {
      const from = left + cell * cellWidth;
      if (bit === 1) row.fill(235, column(from), column(from + cellWidth));
    });
  });
  return Buffer.concat(Array.from({ length: cellHeight }, () => row));
}

function encoderArguments(clip: BenchClip, target: string): readonly string[] {
  const { cellHeight, top, pictureWidth, pictureHeight } = BAR_CODE_GEOMETRY;
  const seconds = clip.frameCount / clip.framesPerSecond;
  const rate = String(clip.framesPerSecond);
  const size = `${pictureWidth}x${pictureHeight}`;
  const strip = `-f rawvideo -pix_fmt gray -s ${pictureWidth}x${cellHeight} -r ${rate} -i pipe:0`;
  const video = `-c:v libx264 -preset veryfast -b:v ${kbitOf(clip.framesPerSecond)}k -bf 0`;
  return [
    ...['-hide_banner', '-loglevel', 'error', '-y'],
    ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds},noise=alls=12:allf=t`],
    ...strip.split(' '),
    ...(clip.hasSound ? ['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`] : []),
    ...['-filter_complex', `[0][1]overlay=0:${top},format=yuv420p[v]`, '-map', '[v]'],
    ...(clip.hasSound ? ['-map', '2:a', '-c:a', 'aac', '-b:a', '64k'] : []),
    ...video.split(' '),
    ...['-g', String(clip.framesPerSecond * GROUP_S), '-movflags', '+faststart'],
    ...['-f', 'mp4', target],
  ];
}

/** Under a name of its own first: a clip that is there is whole, also when two benchmarks begin at once. */
async function encode(clip: BenchClip): Promise<void> {
  const temporary = `${clip.path}.${process.pid}.part`;
  try {
    const child = spawn('ffmpeg', encoderArguments(clip, temporary), {
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) =>
        code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${String(code)}`)),
      );
    });
    await Promise.race([writeStrips(clip, child.stdin), ended]);
    await ended;
    renameSync(temporary, clip.path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

async function writeStrips(clip: BenchClip, to: NodeJS.WritableStream): Promise<void> {
  // An encoder that is gone says so by how it ends.
  to.on('error', () => undefined);
  for (let frame = 0; frame < clip.frameCount; frame += 1) {
    if (!to.write(stripOf(clip, frame))) {
      await new Promise((resolve) => to.once('drain', resolve));
    }
  }
  to.end();
}

function planOf(folder: string, { cameras, framesPerSecond, composite }: ClipWishes): BenchClip[] {
  const numbers = Array.from({ length: cameras }, (_, camera) => camera);
  const files = composite ? [[0, 1], ...numbers.slice(2).map((n) => [n])] : numbers.map((n) => [n]);
  return files.map((inFile): BenchClip => {
    const [first = 0] = inFile;
    const hasSound = first === 1;
    const what = `camera-${inFile.join('+')}-${framesPerSecond}fps-${SECONDS}s`;
    return {
      path: join(folder, `${what}${hasSound ? '-sound' : ''}.mp4`),
      cameras: inFile,
      framesPerSecond,
      startMs: BASE_MS + (OFFSETS_MS[first] ?? 0),
      frameCount: framesPerSecond * SECONDS,
      hasSound,
    };
  });
}

/**
 * A minute each, made once and kept in `folder`.
 * The second camera's own file carries AAC sound, so its edit list is part of what is measured.
 */
export async function ensureBenchClips(
  folder: string,
  wishes: ClipWishes,
): Promise<readonly BenchClip[]> {
  mkdirSync(folder, { recursive: true });
  const clips = planOf(folder, wishes);
  for (const clip of clips) if (!existsSync(clip.path)) await encode(clip);
  return clips;
}
