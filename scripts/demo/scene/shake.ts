/** Moves the whole picture as a knock moves the camera. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { noise } from '../random';
import type { Shot } from './shot';
import { HEIGHT, WIDTH } from './stage';

/** Draws with the picture shifted and rolled by the moment's shake and sideways force. */
export function shaken(context: SKRSContext2D, shot: Shot, share: number, draw: () => void): void {
  const { shake, forceLeft } = shot.pose;
  const roll =
    Math.max(-0.5, Math.min(0.5, forceLeft)) * 0.035 + shake * noise(shot.time * 23, 71) * 0.05;
  context.save();
  context.translate(WIDTH / 2, HEIGHT / 2);
  if (Math.abs(roll) > 0.002) context.rotate(roll * share);
  const grow = 1 + Math.abs(roll) * 1.4 * share + shake * 0.07;
  context.scale(grow, grow);
  context.translate(
    Math.round(noise(shot.time * 31, 72) * 34 * shake * share) - WIDTH / 2,
    Math.round(noise(shot.time * 29, 73) * 30 * shake * share) - HEIGHT / 2,
  );
  draw();
  context.restore();
}
