/** Rain before the lens and drops on the glass. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { hashOf } from '../random';

export function drawRain(context: SKRSContext2D, time: number, speedMps: number): void {
  const slant = Math.min(26, speedMps);
  context.strokeStyle = 'rgba(214,226,236,0.30)';
  context.lineWidth = 1.6;
  context.beginPath();
  for (let index = 0; index < 46; index += 1) {
    const turn = Math.floor(time * 2.2 + hashOf(index, 81));
    const fall = (time * 2.2 + hashOf(index, 81)) % 1;
    const x = hashOf(index * 131 + turn, 82) * 1280;
    const y = fall * 760 - 20;
    const outwards = ((x - 640) / 640) * slant;
    context.moveTo(x, y);
    context.lineTo(x + outwards, y + 26);
  }
  context.stroke();
  context.fillStyle = 'rgba(226,234,242,0.24)';
  const wiped = Math.floor(time * 0.9);
  for (let index = 0; index < 34; index += 1) {
    const since = (time * 0.9 - wiped + hashOf(index, 84)) % 1;
    if (since < 0.3) continue;
    context.beginPath();
    const size = 2 + hashOf(index + wiped * 53, 85) * 4;
    context.ellipse(
      hashOf(index + wiped * 53, 86) * 1280,
      hashOf(index + wiped * 53, 87) * 600,
      size,
      size * 1.25,
      0,
      0,
      Math.PI * 2,
    );
    context.fill();
  }
}
