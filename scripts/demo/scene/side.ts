/** Side camera: on the right mirror's arm, looking back along the vehicle's own flank. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { drawRain } from './rain';
import { type Colour, dim } from './colour';
import type { Shot } from './shot';
import { shaken } from './shake';
import { type Frame, type Local, face } from './solids';
import type { Stage } from './stage';
import { drawWorld } from './world';

const LOOK_BACK = 2.72;

const FLANKS = {
  van: { back: -2.7, front: 1.75, low: 0.34, high: 2.35, half: 1, wheel: 0.36, axle: -1.75 },
  truck: { back: -4.4, front: 2.1, low: 0.6, high: 3.4, half: 1.24, wheel: 0.5, axle: -2.6 },
} as const;

function drawFlank(stage: Stage, shot: Shot): void {
  const flank = FLANKS[shot.own];
  const frame: Frame = shot.pose;
  const panel = (
    back: number,
    front: number,
    low: number,
    high: number,
    out: number,
    colour: Colour,
  ): void => {
    const right = flank.half + out;
    const corners: Local[] = [
      [back, right, low],
      [front, right, low],
      [front, right, high],
      [back, right, high],
    ];
    face(stage, frame, corners, [0, 1, 0], colour);
  };
  const { back, front, low, high } = flank;
  panel(back, front, low, high, 0, shot.ownColour);
  panel(back, front, low, low + 0.3, 0.005, [52, 56, 62]);
  panel(back, front, low + 0.62, low + 0.74, 0.005, dim(shot.ownColour, 0.8));
  panel(-0.02, 0.02, low + 0.3, high, 0.006, dim(shot.ownColour, 0.7));
  panel(0.55, 1.5, high - 1.05, high - 0.35, 0.006, [70, 86, 98]);
  const ring = (radius: number, out: number): Local[] =>
    Array.from({ length: 20 }, (_, index) => {
      const angle = (index / 20) * Math.PI * 2;
      return [
        flank.axle + Math.cos(angle) * radius,
        flank.half + out,
        Math.max(0, flank.wheel + Math.sin(angle) * radius),
      ];
    });
  face(stage, frame, ring(flank.wheel * 1.18, 0.01), [0, 1, 0], [40, 44, 50]);
  face(stage, frame, ring(flank.wheel, 0.02), [0, 1, 0], [30, 32, 36]);
  face(stage, frame, ring(flank.wheel * 0.58, 0.03), [0, 1, 0], [132, 136, 142]);
  for (let spoke = 0; spoke < 5; spoke += 1) {
    const turn = shot.pose.along / flank.wheel + (spoke * Math.PI * 2) / 5;
    const reach = flank.wheel * 0.54;
    const tip = (angle: number, radius: number): Local => [
      flank.axle - Math.cos(angle) * radius,
      flank.half + 0.04,
      flank.wheel + Math.sin(angle) * radius,
    ];
    face(
      stage,
      frame,
      [tip(turn - 0.2, reach), tip(turn + 0.2, reach), tip(turn, 0.02)],
      [0, 1, 0],
      [74, 78, 84],
    );
  }
}

export function drawSide(context: SKRSContext2D, shot: Shot): void {
  const { pose } = shot;
  const flank = FLANKS[shot.own];
  const ahead = flank.front + 0.35;
  const right = flank.half + 0.6;
  shaken(context, shot, 0.9, () => {
    const stage = drawWorld(
      context,
      {
        x: pose.x + Math.cos(pose.direction) * ahead + Math.sin(pose.direction) * right,
        y: pose.y + Math.sin(pose.direction) * ahead - Math.cos(pose.direction) * right,
        height: shot.own === 'truck' ? 2.5 : 1.8,
        direction: pose.direction - LOOK_BACK,
        focal: 640,
        horizon: 270,
      },
      shot,
      false,
    );
    drawFlank(stage, shot);
  });
  if (shot.mood.rain) drawRain(context, shot.time, 1);
}
