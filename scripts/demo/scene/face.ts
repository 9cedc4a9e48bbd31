/** The driver's head: hair, eyes, beard, glasses and what the mouth says of it. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { clamp } from '../geo';
import { css, dim, mix } from './colour';
import type { Posture } from './posture';
import type { Shot } from './shot';

export function drawHair(context: SKRSContext2D, shot: Shot, body: Posture, back: boolean): void {
  const hair = css(dim(shot.driver.hair, body.bright));
  context.fillStyle = hair;
  const shift = body.gaze * 12;
  if (back) {
    context.beginPath();
    context.ellipse(-shift * 0.4, -14, 84, 100, 0, 0, Math.PI * 2);
    context.fill();
    if (shot.driver.longHair) {
      for (const side of [-1, 1]) {
        context.beginPath();
        context.roundRect(side * 68 - 26, -40, 52, 168, 26);
        context.fill();
      }
    }
    return;
  }
  context.beginPath();
  context.moveTo(-80, -8);
  context.bezierCurveTo(-86, -116, 86, -116, 80, -8);
  context.bezierCurveTo(66 + shift, -58, 30 + shift, -66, shift - 6, -62);
  context.bezierCurveTo(shift - 44, -58, -66 + shift, -44, -80, -8);
  context.fill();
}

function drawEyes(context: SKRSContext2D, shot: Shot, body: Posture): void {
  const skin = dim(shot.driver.skin, body.bright);
  const shift = body.gaze * 30;
  const drop = body.down * 20;
  for (const side of [-1, 1]) {
    const x = side * 30 + shift;
    const y = -2 + drop;
    context.strokeStyle = css(dim(shot.driver.hair, body.bright * 0.9));
    context.lineWidth = 6;
    context.beginPath();
    context.moveTo(x - 15, y - 19);
    context.quadraticCurveTo(x, y - 26, x + 15, y - 19);
    context.stroke();
    if (body.blink || body.down > 0.6) {
      context.strokeStyle = css(dim(skin, 0.6));
      context.lineWidth = 4;
      context.beginPath();
      context.moveTo(x - 11, y);
      context.quadraticCurveTo(x, y + 6, x + 11, y);
      context.stroke();
    } else {
      context.fillStyle = css(dim([244, 244, 240], body.bright));
      context.beginPath();
      context.ellipse(x, y, 12, 8.5, 0, 0, Math.PI * 2);
      context.fill();
      context.fillStyle = css([44, 40, 40]);
      context.beginPath();
      context.arc(x + body.gaze * 5, y + 1, 6, 0, Math.PI * 2);
      context.fill();
    }
    if (shot.driver.glasses) {
      context.strokeStyle = css([44, 48, 54]);
      context.lineWidth = 4;
      context.beginPath();
      context.roundRect(x - 22, y - 15, 44, 32, 10);
      context.stroke();
    }
  }
}

function drawMouth(context: SKRSContext2D, shot: Shot, body: Posture): void {
  const skin = dim(shot.driver.skin, body.bright);
  const shift = body.gaze * 30;
  const drop = body.down * 20;
  context.strokeStyle = css(dim(skin, 0.78));
  context.lineWidth = 5;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(shift * 1.2, 4 + drop);
  context.quadraticCurveTo(shift * 1.3 + 9, 26 + drop, shift * 1.2 - 4, 32 + drop);
  context.stroke();
  context.strokeStyle = css(dim([150, 84, 78], body.bright));
  context.beginPath();
  const alarm = clamp(Math.abs(shot.pose.forceForward) - 0.35, 0, 1);
  if (alarm > 0.2) context.ellipse(shift, 60 + drop * 0.8, 12, 6 + alarm * 8, 0, 0, Math.PI * 2);
  else {
    context.moveTo(shift - 18, 58 + drop * 0.8);
    context.quadraticCurveTo(shift, 64 + drop * 0.8, shift + 18, 58 + drop * 0.8);
  }
  context.stroke();
}

export function drawFace(context: SKRSContext2D, shot: Shot, body: Posture): void {
  const skin = dim(shot.driver.skin, body.bright);
  const shift = body.gaze * 30;
  const drop = body.down * 20;
  for (const side of [-1, 1]) {
    context.fillStyle = css(dim(skin, 0.9));
    context.beginPath();
    context.ellipse(side * 78 - shift * 0.3, 8, 13, 22, 0, 0, Math.PI * 2);
    context.fill();
  }
  context.fillStyle = css(skin);
  context.beginPath();
  context.moveTo(-76, -20);
  context.bezierCurveTo(-78, -100, 78, -100, 76, -20);
  context.bezierCurveTo(76, 44, 52, 96, 0, 98);
  context.bezierCurveTo(-52, 96, -76, 44, -76, -20);
  context.fill();
  if (shot.driver.beard) {
    context.fillStyle = css(dim(mix(shot.driver.hair, shot.driver.skin, 0.25), body.bright));
    context.beginPath();
    context.moveTo(-75, 4);
    context.bezierCurveTo(-70, 70, -44, 106, 0, 106);
    context.bezierCurveTo(44, 106, 70, 70, 75, 4);
    context.bezierCurveTo(60, 40, 34, 36, shift * 0.6, 36 + drop * 0.5);
    context.bezierCurveTo(-34, 36, -60, 40, -75, 4);
    context.fill();
  }
  drawEyes(context, shot, body);
  drawMouth(context, shot, body);
}
