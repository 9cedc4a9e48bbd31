/** Side camera: high on the right flank, looking back and out along the vehicle's own wall. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { drawRain } from './rain';
import { css, dim, mix } from './colour';
import type { Shot } from './shot';
import { shaken } from './shake';
import { drawWorld } from './world';

const LOOK_BACK = 2.05;

function drawFlank(context: SKRSContext2D, shot: Shot): void {
  const { light } = shot.mood;
  const wall = dim(shot.ownColour, (light[0] + light[1] + light[2]) / 3);
  context.fillStyle = css(wall);
  context.beginPath();
  context.moveTo(-90, -90);
  context.lineTo(196, -90);
  context.bezierCurveTo(250, 180, 300, 360, 330, 470);
  context.lineTo(300, 800);
  context.lineTo(-90, 800);
  context.fill();
  context.fillStyle = css(dim(wall, 0.86));
  context.beginPath();
  context.moveTo(-90, 330);
  context.lineTo(292, 330);
  context.lineTo(306, 384);
  context.lineTo(-90, 420);
  context.fill();
  context.fillStyle = css(mix(wall, [30, 34, 40], 0.75));
  context.beginPath();
  context.moveTo(-90, 596);
  context.lineTo(322, 500);
  context.lineTo(300, 800);
  context.lineTo(-90, 800);
  context.fill();
  context.fillStyle = css([34, 36, 42]);
  context.beginPath();
  context.ellipse(196, 640, 66, 104, 0.12, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = css([112, 116, 122]);
  context.beginPath();
  context.ellipse(200, 640, 34, 56, 0.12, 0, Math.PI * 2);
  context.fill();
  const angle = -shot.pose.along / 0.34;
  context.strokeStyle = css([70, 74, 80]);
  context.lineWidth = 6;
  context.beginPath();
  for (let spoke = 0; spoke < 3; spoke += 1) {
    const turn = angle + (spoke * Math.PI) / 3;
    context.moveTo(200 + Math.cos(turn) * 30, 640 + Math.sin(turn) * 50);
    context.lineTo(200 - Math.cos(turn) * 30, 640 - Math.sin(turn) * 50);
  }
  context.stroke();
}

export function drawSide(context: SKRSContext2D, shot: Shot): void {
  const { pose } = shot;
  const ahead = 1.4;
  const right = 1.15;
  shaken(context, shot, 0.9, () => {
    drawWorld(
      context,
      {
        x: pose.x + Math.cos(pose.direction) * ahead + Math.sin(pose.direction) * right,
        y: pose.y + Math.sin(pose.direction) * ahead - Math.cos(pose.direction) * right,
        height: shot.own === 'truck' ? 2.5 : 1.9,
        direction: pose.direction - LOOK_BACK,
        focal: 610,
        horizon: 290,
      },
      shot,
      false,
    );
    drawFlank(context, shot);
  });
  if (shot.mood.rain) drawRain(context, shot.time, 1);
}
