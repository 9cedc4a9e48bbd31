/** Cabin camera: from the dash at the driver, with the windows behind him. */
import { type SKRSContext2D, createCanvas } from '@napi-rs/canvas';
import { noise } from '../random';
import { type Colour, css, dim, mix } from './colour';
import { drawDriver } from './driver';
import { cabinLight } from './posture';
import type { Shot } from './shot';
import { shaken } from './shake';
import { drawWorld } from './world';

const outside = createCanvas(640, 360);
const outsideContext = outside.getContext('2d');

function windowPath(context: SKRSContext2D, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  points.forEach(([x, y], index) => {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}

const WINDOWS = [
  [
    [-60, 96],
    [214, 150],
    [262, 392],
    [-60, 440],
  ],
  [
    [1340, 60],
    [1120, 120],
    [1092, 404],
    [1340, 470],
  ],
  [
    [452, 168],
    [812, 168],
    [826, 330],
    [438, 330],
  ],
] as const;

function drawOutside(context: SKRSContext2D, shot: Shot): void {
  outsideContext.save();
  outsideContext.scale(0.5, 0.5);
  const { pose } = shot;
  drawWorld(
    outsideContext,
    {
      x: pose.x,
      y: pose.y,
      height: 1.8,
      direction: pose.direction + Math.PI,
      focal: 520,
      horizon: 330,
    },
    shot,
    false,
  );
  outsideContext.restore();
  for (const points of WINDOWS) {
    context.save();
    windowPath(context, points);
    context.clip();
    context.drawImage(outside, 0, 0, 1280, 720);
    context.fillStyle = 'rgba(190,212,220,0.16)';
    context.fillRect(-60, 0, 1400, 720);
    context.restore();
  }
}

function drawSeat(context: SKRSContext2D, x: number, colour: Colour): void {
  context.fillStyle = css(dim(colour, 0.86));
  context.beginPath();
  context.roundRect(x - 150, 330, 300, 460, 70);
  context.fill();
  context.fillStyle = css(colour);
  context.beginPath();
  context.roundRect(x - 112, 350, 224, 430, 56);
  context.fill();
  context.fillStyle = css(dim(colour, 0.92));
  context.beginPath();
  context.roundRect(x - 78, 208, 156, 112, 40);
  context.fill();
  context.fillStyle = css(dim(colour, 0.6));
  context.fillRect(x - 44, 312, 14, 40);
  context.fillRect(x + 30, 312, 14, 40);
}

function drawInterior(context: SKRSContext2D, shot: Shot): void {
  const bright = cabinLight(shot.mood);
  const lining = dim([118, 122, 128], bright);
  context.fillStyle = css(lining);
  context.fillRect(-60, -60, 1400, 840);
  drawOutside(context, shot);
  context.fillStyle = css(dim(lining, 0.78));
  context.beginPath();
  context.moveTo(-60, -60);
  context.lineTo(1340, -60);
  context.lineTo(1340, 74);
  context.bezierCurveTo(1060, 128, 240, 128, -60, 96);
  context.fill();
  context.strokeStyle = css(dim(lining, 0.6));
  context.lineWidth = 10;
  for (const points of WINDOWS) {
    windowPath(context, points);
    context.stroke();
  }
  context.strokeStyle = css(dim([72, 78, 86], bright));
  context.lineWidth = 4;
  for (let x = 470; x < 826; x += 36) {
    context.beginPath();
    context.moveTo(x, 172);
    context.lineTo(x, 326);
    context.stroke();
  }
  const seat = mix(dim([66, 74, 86], bright), [60, 66, 76], 0.2);
  drawSeat(context, 330, seat);
  drawSeat(context, 850, seat);
}

/** At night the cabin camera sees by infrared: everything grey, slightly green. */
function drawInfrared(context: SKRSContext2D): void {
  context.save();
  context.globalCompositeOperation = 'color';
  context.fillStyle = 'rgb(120,130,122)';
  context.fillRect(0, 0, 1280, 720);
  context.restore();
}

export function drawCabin(context: SKRSContext2D, shot: Shot): void {
  shaken(context, shot, 0.5, () => {
    drawInterior(context, shot);
    drawDriver(context, shot);
  });
  const edge = context.createRadialGradient(640, 330, 380, 640, 360, 860);
  edge.addColorStop(0, 'rgba(12,14,18,0)');
  edge.addColorStop(1, `rgba(12,14,18,${(0.5 + 0.01 * noise(0, 1)).toFixed(2)})`);
  context.fillStyle = edge;
  context.fillRect(0, 0, 1280, 720);
  if (shot.mood.name === 'night') drawInfrared(context);
}
