/** Draws a camera's frames and pipes them into ffmpeg. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { layoutOf } from './cameras';
import type { Director } from './director';
import { drawOverlay } from './overlay';
import { SAMPLE_RATE, soundOf } from './sound';
import type { CameraPlan } from './story';
import {
  TICKS_PER_SECOND,
  frameCount,
  frameSeconds,
  frameTicksExpression,
  trueStartMs,
  videoSeconds,
} from './timing';

const CAMERA_WIDTH = 1280;
const CAMERA_HEIGHT = 720;

export const pictureSize = (camera: CameraPlan): { width: number; height: number } => {
  const { columns, rows } = layoutOf(camera.mode);
  const [width, height] = camera.size ?? [CAMERA_WIDTH, CAMERA_HEIGHT];
  return { width: width * columns, height: height * rows };
};

/** Draws all pictures of a capture mode at a time; without a frame number, without captions. */
export function drawPicture(
  director: Director,
  camera: CameraPlan,
  canvas: Canvas,
  time: number,
  frame: number,
): void {
  const context = canvas.getContext('2d');
  const shot = director.shotAt(time);
  const [width] = camera.size ?? [CAMERA_WIDTH];
  const timeMs = trueStartMs(director.story, camera) + frameSeconds(camera, frame) * 1000;
  for (const picture of layoutOf(camera.mode).pictures) {
    context.save();
    context.scale(width / CAMERA_WIDTH, width / CAMERA_WIDTH);
    context.translate(picture.column * CAMERA_WIDTH, picture.row * CAMERA_HEIGHT);
    context.beginPath();
    context.rect(0, 0, CAMERA_WIDTH, CAMERA_HEIGHT);
    context.clip();
    picture.draw(context, shot);
    drawOverlay(context, {
      frame,
      timeMs,
      camera: picture.camera,
      cameraName: picture.name,
      vehicle: director.story.vehicle.name,
      speedKph: shot.pose.speedMps * 3.6,
    });
    context.restore();
  }
}

function encoderArguments(camera: CameraPlan, soundFile: string | null, target: string): string[] {
  const { width, height } = pictureSize(camera);
  const rate = String(camera.framesPerSecond);
  return [
    ...['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgba'],
    ...['-s', `${String(width)}x${String(height)}`, '-framerate', rate, '-i', 'pipe:0'],
    ...(soundFile ? ['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1', '-i', soundFile] : []),
    ...['-vf', `settb=1/${String(TICKS_PER_SECOND)},setpts=${frameTicksExpression(camera)}`],
    ...['-vsync', 'passthrough', '-enc_time_base', `1:${String(TICKS_PER_SECOND)}`],
    ...['-c:v', 'libx264', '-preset', 'slow', '-crf', String(camera.crf ?? 34)],
    ...[
      '-pix_fmt',
      'yuv420p',
      '-g',
      String(camera.framesPerSecond * (camera.keyEvery ?? 2)),
      '-threads',
      '2',
    ],
    ...['-bf', String(camera.bFrames ?? 0), '-sc_threshold', '0'],
    ...(soundFile ? ['-c:a', 'aac', '-b:a', '32k'] : []),
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
    ...['-flags:a', '+bitexact', '-video_track_timescale', String(TICKS_PER_SECOND)],
    ...['-movflags', '+faststart', target],
  ];
}

/** Makes one video file; the same story gives the same bytes with the same ffmpeg. */
export async function encodeVideo(
  director: Director,
  camera: CameraPlan,
  target: string,
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'roadproof-demo-'));
  try {
    const soundFile = camera.audio ? join(scratch, 'sound.raw') : null;
    if (soundFile) await writeFile(soundFile, soundOf(director, camera, videoSeconds(camera)));
    const encoder = spawn('ffmpeg', encoderArguments(camera, soundFile, target), {
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    const ended = once(encoder, 'close');
    const { width, height } = pictureSize(camera);
    const canvas = createCanvas(width, height);
    for (let frame = 0; frame < frameCount(camera); frame += 1) {
      drawPicture(director, camera, canvas, camera.start + frameSeconds(camera, frame), frame);
      const pixels = Buffer.from(canvas.data());
      if (!encoder.stdin.write(pixels)) await once(encoder.stdin, 'drain');
    }
    encoder.stdin.end();
    const [code] = (await ended) as [number | null];
    if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)} for ${target}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
