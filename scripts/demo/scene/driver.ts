/** The driver: head, face, arms and wheel, moved by the vehicle's forces. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { clamp, lerp } from '../geo';
import { noise } from '../random';
import { type Colour, css, dim, mix } from './colour';
import type { Shot } from './shot';

const SEAT_X = 850;
const WHEEL = { x: 930, y: 676, radius: 158, squash: 0.62 } as const;

interface Body {
  readonly x: number;
  readonly y: number;
  readonly tilt: number;
  /** How far the face is turned, -1…1, positive to the picture's right. */
  readonly gaze: number;
  /** How far the face looks down, 0…1. */
  readonly down: number;
  readonly blink: boolean;
  readonly bright: number;
}

function bodyOf(shot: Shot): Body {
  const { pose, phone, drowsy } = shot;
  const jolt = clamp(-pose.forceForward, -1.2, 2.2);
  const nod = drowsy * (0.5 + 0.5 * Math.sin(shot.time * 0.9));
  const glance = noise(shot.time * 0.45, 91);
  return {
    x: SEAT_X + clamp(pose.forceLeft, -1.5, 1.5) * 46 + noise(shot.time * 0.7, 92) * 4,
    y: jolt * 34 + nod * 30,
    tilt: clamp(pose.forceLeft, -1, 1) * 0.16 + nod * 0.1 - phone * 0.06,
    gaze:
      clamp(-pose.turnRate * 2.2 + (Math.abs(glance) > 0.55 ? glance * 0.7 : 0), -1, 1) *
        (1 - phone) -
      phone * 0.75,
    down: Math.max(phone * 0.9, nod * 0.8, clamp(jolt * 0.5, 0, 0.8)),
    blink: (shot.time + 40) % 3.4 < 0.16 || drowsy * Math.abs(Math.sin(shot.time * 0.9)) > 0.55,
    bright: Math.max(0.5, (shot.mood.light[0] + shot.mood.light[1]) / 2),
  };
}

function drawTorso(context: SKRSContext2D, shot: Shot, body: Body): void {
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

function drawHair(context: SKRSContext2D, shot: Shot, body: Body, back: boolean): void {
  const hair = css(dim(shot.driver.hair, body.bright));
  context.fillStyle = hair;
  const shift = body.gaze * 12;
  if (back) {
    context.beginPath();
    context.ellipse(-shift * 0.4, -14, 84, 100, 0, 0, Math.PI * 2);
    context.fill();
    if (shot.driver.longHair) {
      context.beginPath();
      context.roundRect(-86, -20, 172, 140, 50);
      context.fill();
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

function drawFace(context: SKRSContext2D, shot: Shot, body: Body): void {
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
  const body = bodyOf(shot);
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
