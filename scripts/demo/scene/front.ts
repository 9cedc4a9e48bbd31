/** Front camera: the road ahead over the vehicle's own bonnet. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { noise } from '../random';
import { css, dim } from './colour';
import { drawRain } from './rain';
import type { Shot } from './shot';
import { WIDTH } from './stage';
import { shaken } from './shake';
import { drawWorld } from './world';

const MOUNT_HEIGHT = { van: 1.75, truck: 2.35 } as const;

function drawBonnet(context: SKRSContext2D, shot: Shot): void {
  const { light } = shot.mood;
  const colour = dim(shot.ownColour, (light[0] + light[1] + light[2]) / 3);
  const bob = Math.round(shot.pose.forceForward * 6);
  const top = (shot.own === 'truck' ? 640 : 612) + bob;
  context.fillStyle = css(dim(colour, 0.72));
  context.beginPath();
  context.moveTo(-80, 760);
  context.lineTo(-80, top + 64);
  context.bezierCurveTo(200, top + 8, 420, top, 640, top);
  context.bezierCurveTo(860, top, 1080, top + 8, 1360, top + 64);
  context.lineTo(1360, 760);
  context.fill();
  context.fillStyle = css(colour);
  context.beginPath();
  context.moveTo(-80, 760);
  context.lineTo(-80, top + 84);
  context.bezierCurveTo(200, top + 24, 420, top + 14, 640, top + 14);
  context.bezierCurveTo(860, top + 14, 1080, top + 24, 1360, top + 84);
  context.lineTo(1360, 760);
  context.fill();
}

function drawWipers(context: SKRSContext2D, shot: Shot): void {
  const phase = (shot.time * 0.9) % 2;
  const swing = phase < 1 ? phase : 2 - phase;
  context.strokeStyle = 'rgba(18,20,24,0.92)';
  context.lineWidth = 9;
  context.lineCap = 'round';
  for (const foot of [330, 860]) {
    const angle = Math.PI * (0.97 - swing * 0.5);
    context.beginPath();
    context.moveTo(foot + 120, 700);
    context.lineTo(foot + 120 + Math.cos(angle) * 520, 700 - Math.sin(angle) * 430);
    context.stroke();
  }
}

export function drawFront(context: SKRSContext2D, shot: Shot): void {
  const { pose } = shot;
  const pitch = Math.round(pose.forceForward * -26);
  shaken(context, shot, 1, () => {
    drawWorld(
      context,
      {
        x: pose.x + Math.cos(pose.direction) * 1.3,
        y: pose.y + Math.sin(pose.direction) * 1.3,
        height: MOUNT_HEIGHT[shot.own],
        direction: pose.direction,
        focal: 760,
        horizon: 318 + Math.max(-26, Math.min(30, pitch)),
      },
      shot,
      true,
    );
    drawBonnet(context, shot);
  });
  if (!shot.mood.rain) return;
  drawRain(context, shot.time, pose.speedMps);
  drawWipers(context, shot);
  context.fillStyle = `rgba(220,228,236,${(0.02 + 0.01 * noise(shot.time, 3)).toFixed(3)})`;
  context.fillRect(0, 0, WIDTH, 720);
}
