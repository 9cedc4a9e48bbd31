/** Makes the clips the playback benchmark plays: a busy test picture with the bar code burnt in. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import {
  BAR_CODE_CELLS,
  BAR_CODE_EPOCH_MS,
  BAR_CODE_GEOMETRY,
  encodeBarCode,
} from '@simulator/bar-code';

export interface BenchClip {
  readonly path: string;
  readonly camera: number;
  readonly framesPerSecond: number;
  readonly startMs: number;
  readonly frameCount: number;
  readonly hasSound: boolean;
}

const OFFSETS_MS = [0, 350, -1200, 2700, 140, -610];
const BITS_PER_SECOND: Readonly<Record<number, string>> = { 10: '1400k', 30: '4000k' };
const BASE_MS = BAR_CODE_EPOCH_MS + 36_000_000;

function stripOf(frame: number, timeMs: number, camera: number): Buffer {
  const { cellWidth, cellHeight } = BAR_CODE_GEOMETRY;
  const row = Buffer.alloc(BAR_CODE_CELLS * cellWidth);
  encodeBarCode({ frame, timeMs, camera }).forEach((bit, index) => {
    row.fill(bit === 1 ? 235 : 16, index * cellWidth, (index + 1) * cellWidth);
  });
  return Buffer.concat(Array.from({ length: cellHeight }, () => row));
}

async function encode(clip: BenchClip): Promise<void> {
  const { cellWidth, cellHeight, left, top } = BAR_CODE_GEOMETRY;
  const seconds = clip.frameCount / clip.framesPerSecond;
  const rate = String(clip.framesPerSecond);
  const temporary = `${clip.path}.part.mp4`;
  const sound = clip.hasSound
    ? ['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`]
    : [];
  const child = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-y'],
      ...['-f', 'lavfi', '-i', `testsrc2=s=1280x720:r=${rate}:d=${seconds},noise=alls=12:allf=t`],
      ...[
        '-f',
        'rawvideo',
        '-pix_fmt',
        'gray',
        '-s',
        `${BAR_CODE_CELLS * cellWidth}x${cellHeight}`,
      ],
      ...['-r', rate, '-i', 'pipe:0', ...sound],
      ...['-filter_complex', `[0][1]overlay=${left}:${top},format=yuv420p[v]`, '-map', '[v]'],
      ...(clip.hasSound ? ['-map', '2:a', '-c:a', 'aac', '-b:a', '64k'] : []),
      ...[
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-b:v',
        BITS_PER_SECOND[clip.framesPerSecond] ?? '2000k',
      ],
      ...['-g', String(clip.framesPerSecond * 2), '-bf', '0', '-movflags', '+faststart', temporary],
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${String(code)}`)),
    );
  });
  for (let frame = 0; frame < clip.frameCount; frame += 1) {
    const timeMs = clip.startMs + (frame * 1000) / clip.framesPerSecond;
    if (!child.stdin.write(stripOf(frame, timeMs, clip.camera))) {
      await new Promise((resolve) => child.stdin.once('drain', resolve));
    }
  }
  child.stdin.end();
  await ended;
  renameSync(temporary, clip.path);
}

/**
 * Clips of `seconds` length, one a camera, made once and kept in `folder`.
 * The second camera carries AAC sound, so its edit list is part of what is measured.
 */
export async function ensureBenchClips(
  folder: string,
  cameras: number,
  framesPerSecond: number,
  seconds = 60,
): Promise<readonly BenchClip[]> {
  mkdirSync(folder, { recursive: true });
  const clips = Array.from({ length: cameras }, (_, camera): BenchClip => {
    const hasSound = camera === 1;
    const name = `camera-${camera}-${framesPerSecond}fps-${seconds}s${hasSound ? '-sound' : ''}.mp4`;
    return {
      path: join(folder, name),
      camera,
      framesPerSecond,
      startMs: BASE_MS + (OFFSETS_MS[camera % OFFSETS_MS.length] ?? 0),
      frameCount: framesPerSecond * seconds,
      hasSound,
    };
  });
  for (const clip of clips) if (!existsSync(clip.path)) await encode(clip);
  return clips;
}
