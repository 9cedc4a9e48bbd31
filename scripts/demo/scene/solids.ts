/** Boxes and quads fixed to something that stands or moves in the town: houses and vehicles. */
import type { Point } from '../geo';
import { type Colour, dim } from './colour';
import type { Spot, Stage } from './stage';

/** A place with a heading; local measures are metres ahead, to the right and up. */
export interface Frame extends Point {
  readonly direction: number;
}

export type Local = readonly [ahead: number, right: number, up: number];

export const place = (frame: Frame, [ahead, right, up]: Local): Spot => [
  frame.x + Math.cos(frame.direction) * ahead + Math.sin(frame.direction) * right,
  frame.y + Math.sin(frame.direction) * ahead - Math.cos(frame.direction) * right,
  up,
];

const turned = (frame: Frame, normal: Local): Spot => {
  const [x, y, z] = place({ x: 0, y: 0, direction: frame.direction }, normal);
  return [x, y, z];
};

/** A flat face seen from one side only. */
export function face(
  stage: Stage,
  frame: Frame,
  corners: readonly Local[],
  normal: Local,
  colour: Colour,
  glow = 0,
): void {
  const spots = corners.map((corner) => place(frame, corner));
  const first = spots[0];
  if (first && stage.faces(first, turned(frame, normal))) stage.surface(spots, colour, glow);
}

export interface Block {
  readonly back: number;
  readonly front: number;
  readonly half: number;
  readonly low: number;
  readonly high: number;
  /** How much shorter the top is at the front, at the back and on each side. */
  readonly taper?: readonly [front: number, back: number, side: number];
}

/** A box, tapering upwards if wanted; only faces turned to the camera are drawn. */
export function block(stage: Stage, frame: Frame, shape: Block, colour: Colour, glow = 0): void {
  const { back, front, half, low, high } = shape;
  const [tf, tb, ts] = shape.taper ?? [0, 0, 0];
  const f = front - tf;
  const b = back + tb;
  const h = half - ts;
  const tall = high - low;
  face(
    stage,
    frame,
    [
      [back, -half, low],
      [back, half, low],
      [b, h, high],
      [b, -h, high],
    ],
    [-tall, 0, tb],
    dim(colour, 0.86),
    glow,
  );
  face(
    stage,
    frame,
    [
      [front, half, low],
      [front, -half, low],
      [f, -h, high],
      [f, h, high],
    ],
    [tall, 0, tf],
    dim(colour, 0.94),
    glow,
  );
  face(
    stage,
    frame,
    [
      [back, half, low],
      [front, half, low],
      [f, h, high],
      [b, h, high],
    ],
    [0, tall, ts],
    dim(colour, 0.76),
    glow,
  );
  face(
    stage,
    frame,
    [
      [front, -half, low],
      [back, -half, low],
      [b, -h, high],
      [f, -h, high],
    ],
    [0, -tall, ts],
    dim(colour, 0.8),
    glow,
  );
  face(
    stage,
    frame,
    [
      [b, -h, high],
      [b, h, high],
      [f, h, high],
      [f, -h, high],
    ],
    [0, 0, 1],
    colour,
    glow,
  );
}
