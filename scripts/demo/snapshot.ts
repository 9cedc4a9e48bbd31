/** Still pictures: what a camera saw at one moment, as JPEG. */
import { writeFile } from 'node:fs/promises';
import { createCanvas } from '@napi-rs/canvas';
import type { Director } from './director';
import { drawPicture, pictureSize } from './encode';
import type { CameraPlan } from './story';
import { frameCount } from './timing';

const QUALITY = 72;

/** @param at seconds from the event; the nearest frame of the camera is drawn. */
export async function writeSnapshot(
  director: Director,
  camera: CameraPlan,
  at: number,
  target: string,
): Promise<void> {
  const { width, height } = pictureSize(camera);
  const canvas = createCanvas(width, height);
  const nearest = Math.round((at - camera.start) * camera.framesPerSecond);
  const frame = Math.max(0, Math.min(frameCount(camera) - 1, nearest));
  drawPicture(director, camera, canvas, at, frame);
  await writeFile(target, await canvas.encode('jpeg', QUALITY));
}
