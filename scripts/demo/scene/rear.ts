/** Rear camera: the road behind, framed by the edge of the tailgate. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { drawRain } from './rain';
import { css, dim } from './colour';
import type { Shot } from './shot';
import { shaken } from './shake';
import { drawWorld } from './world';

export function drawRear(context: SKRSContext2D, shot: Shot): void {
  const { pose } = shot;
  const back = shot.own === 'truck' ? 4.4 : 2.7;
  shaken(context, shot, 0.8, () => {
    drawWorld(
      context,
      {
        x: pose.x - Math.cos(pose.direction) * back,
        y: pose.y - Math.sin(pose.direction) * back,
        height: shot.own === 'truck' ? 2.5 : 1.95,
        direction: pose.direction + Math.PI,
        focal: 690,
        horizon: 262 + Math.round(Math.max(-20, Math.min(20, pose.forceForward * 20))),
      },
      shot,
      false,
    );
  });
  if (shot.mood.rain) drawRain(context, shot.time, 2);
  const { light } = shot.mood;
  const colour = dim(shot.ownColour, ((light[0] + light[1] + light[2]) / 3) * 0.8);
  context.fillStyle = css(dim(colour, 0.55));
  context.beginPath();
  context.moveTo(0, 720);
  context.lineTo(0, 622);
  context.bezierCurveTo(340, 596, 940, 596, 1280, 622);
  context.lineTo(1280, 720);
  context.fill();
  context.fillStyle = css(colour);
  context.beginPath();
  context.moveTo(0, 720);
  context.lineTo(0, 640);
  context.bezierCurveTo(340, 612, 940, 612, 1280, 640);
  context.lineTo(1280, 720);
  context.fill();
  const frame = context.createLinearGradient(0, 0, 0, 46);
  frame.addColorStop(0, 'rgba(16,18,22,0.95)');
  frame.addColorStop(1, 'rgba(16,18,22,0)');
  context.fillStyle = frame;
  context.fillRect(0, 0, 1280, 46);
}
