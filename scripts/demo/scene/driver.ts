/** The driver: torso, head, arms and wheel, moved by the vehicle's forces. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { clamp, lerp } from '../geo';
import { noise } from '../random';
import { type Colour, css, dim } from './colour';
import { drawFace, drawHair } from './face';
import { type Posture, SEAT_X, postureOf } from './posture';
import type { Shot } from './shot';

const WHEEL = { x: 930, y: 676, radius: 158, squash: 0.62 } as const;

function drawTorso(context: SKRSContext2D, shot: Shot, body: Posture): void {
  const shirt = dim(shot.driver.shirt, body.bright);
  const top = 388 + body.y * 0.55;
  const x = lerp(SEAT_X, body.x, 0.6);
  context.fillStyle = css(dim(shot.driver.skin, body.bright * 0.86));
  context.fillRect(x - 34, top - 60, 68, 90);
  context.fillStyle = css(shirt);
  context.beginPath();
  context.moveTo(x - 176, 790);
  context.bezierCurveTo(x - 196, top + 110, x - 176, top + 36, x - 112, top + 18);
  context.quadraticCurveTo(x - 40, top - 4, x - 34, top - 12);
  context.quadraticCurveTo(x, top + 30, x + 34, top - 12);
  context.quadraticCurveTo(x + 40, top - 4, x + 112, top + 18);
  context.bezierCurveTo(x + 176, top + 36, x + 196, top + 110, x + 176, 790);
  context.fill();
  if (shot.driver.vest) {
    context.fillStyle = css(dim([232, 214, 62], body.bright));
    for (const side of [-1, 1]) {
      context.beginPath();
      context.moveTo(x + side * 44, top + 4);
      context.lineTo(x + side * 112, top + 22);
      context.lineTo(x + side * 134, 790);
      context.lineTo(x + side * 10, 790);
      context.lineTo(x + side * 14, top + 70);
      context.fill();
    }
    context.fillStyle = css(dim([226, 230, 228], body.bright));
    context.fillRect(x - 130, top + 176, 260, 26);
  }
  context.strokeStyle = css(dim([50, 54, 60], body.bright));
  context.lineWidth = 24;
  context.beginPath();
  context.moveTo(x + 128, top + 6);
  context.quadraticCurveTo(x + 20, top + 130, x - 130, 700);
  context.stroke();
}

function arm(
  context: SKRSContext2D,
  points: readonly (readonly [number, number])[],
  sleeve: Colour,
  skin: Colour,
): void {
  const [shoulder, elbow, hand] = points;
  if (!shoulder || !elbow || !hand) return;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = css(dim(sleeve, 0.9));
  context.lineWidth = 74;
  context.beginPath();
  context.moveTo(...shoulder);
  context.lineTo(...elbow);
  context.stroke();
  context.strokeStyle = css(skin);
  context.lineWidth = 46;
  context.beginPath();
  context.moveTo(...elbow);
  context.lineTo(...hand);
  context.stroke();
  context.fillStyle = css(skin);
  context.beginPath();
  context.ellipse(hand[0], hand[1], 34, 30, 0, 0, Math.PI * 2);
  context.fill();
}

function drawWheel(context: SKRSContext2D, turn: number): void {
  context.save();
  context.translate(WHEEL.x, WHEEL.y);
  context.scale(1, WHEEL.squash);
  context.rotate(turn);
  context.strokeStyle = css([34, 36, 42]);
  context.lineWidth = 26;
  context.beginPath();
  context.arc(0, 0, WHEEL.radius, 0, Math.PI * 2);
  context.stroke();
  context.lineWidth = 30;
  for (const angle of [Math.PI / 2, 0.15, Math.PI - 0.15]) {
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(Math.cos(angle) * WHEEL.radius, Math.sin(angle) * WHEEL.radius);
    context.stroke();
  }
  context.fillStyle = css([44, 47, 54]);
  context.beginPath();
  context.arc(0, 0, 54, 0, Math.PI * 2);
  context.fill();
  context.restore();
}

export function drawDriver(context: SKRSContext2D, shot: Shot): void {
  const body = postureOf(shot);
  const skin = dim(shot.driver.skin, body.bright);
  const shirt = dim(shot.driver.shirt, body.bright);
  drawTorso(context, shot, body);
  context.save();
  context.translate(body.x, 292 + body.y);
  context.rotate(body.tilt);
  drawHair(context, shot, body, true);
  drawFace(context, shot, body);
  drawHair(context, shot, body, false);
  context.restore();
  const steer =
    shot.pose.speedMps > 1 ? clamp((shot.pose.turnRate / shot.pose.speedMps) * 26, -2.2, 2.2) : 0;
  drawWheel(context, steer);
  const grip = (angle: number): [number, number] => [
    WHEEL.x + Math.cos(angle + steer * 0.6) * WHEEL.radius,
    WHEEL.y + Math.sin(angle + steer * 0.6) * WHEEL.radius * WHEEL.squash,
  ];
  const x = lerp(SEAT_X, body.x, 0.6);
  const shoulderY = 442 + body.y * 0.5;
  arm(context, [[x + 140, shoulderY], [x + 214, 610], grip(-0.5)], shirt, skin);
  const rest = grip(Math.PI + 0.45);
  const raised: [number, number] = [690, 470 + noise(shot.time * 1.6, 95) * 6];
  const hand: [number, number] = [
    lerp(rest[0], raised[0], shot.phone),
    lerp(rest[1], raised[1], shot.phone),
  ];
  arm(
    context,
    [[x - 140, shoulderY], [lerp(x - 190, x - 216, shot.phone), 606], hand],
    shirt,
    skin,
  );
  if (shot.phone > 0.1) drawPhone(context, hand, body.bright);
}

function drawPhone(
  context: SKRSContext2D,
  [x, y]: readonly [number, number],
  bright: number,
): void {
  context.save();
  context.translate(x - 4, y - 30);
  context.rotate(-0.22);
  context.fillStyle = css([26, 28, 34]);
  context.beginPath();
  context.roundRect(-36, -66, 72, 130, 12);
  context.fill();
  context.fillStyle = css(dim([62, 68, 80], bright));
  context.beginPath();
  context.roundRect(-26, -58, 22, 34, 8);
  context.fill();
  context.restore();
}
