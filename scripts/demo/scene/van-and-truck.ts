/** A delivery van and a box truck of a few flat faces. */
import { type Frame, block, face } from './solids';
import type { Stage } from './stage';
import {
  BUILDS,
  GLASS,
  type Vehicle,
  drawLights,
  drawPlate,
  drawShadow,
  drawWheels,
  rect,
} from './vehicle-parts';

export function drawVan(stage: Stage, vehicle: Vehicle, blink: boolean): void {
  const build = BUILDS.van;
  const end = build.length / 2;
  drawShadow(stage, vehicle, build);
  block(
    stage,
    vehicle,
    {
      back: -end,
      front: end,
      half: build.half,
      low: 0.28,
      high: build.waist,
      taper: [0.1, 0, 0.02],
    },
    vehicle.colour,
  );
  drawWheels(stage, vehicle, build);
  block(
    stage,
    vehicle,
    {
      back: -end,
      front: end - 0.7,
      half: build.half - 0.02,
      low: build.waist,
      high: build.height,
      taper: [0.8, 0.08, 0.1],
    },
    vehicle.colour,
  );
  const screen = end - 0.72;
  face(
    stage,
    vehicle,
    [
      [screen, -0.86, build.waist + 0.05],
      [screen, 0.86, build.waist + 0.05],
      [screen - 0.62, 0.8, build.height - 0.25],
      [screen - 0.62, -0.8, build.height - 0.25],
    ],
    [1, 0, 0.7],
    GLASS,
  );
  for (const side of [-1, 1]) {
    face(
      stage,
      vehicle,
      [
        [0.5, side * 0.985, 1.2],
        [1.8, side * 0.985, 1.2],
        [1.35, side * 0.93, 1.95],
        [0.5, side * 0.93, 1.95],
      ],
      [0, side, 0.1],
      GLASS,
    );
    face(
      stage,
      vehicle,
      [
        [-end - 0.02, side * 0.12, 1.3],
        [-end - 0.02, side * 0.78, 1.3],
        [-end, side * 0.74, 1.95],
        [-end, side * 0.12, 1.95],
      ],
      [-1, 0, 0],
      GLASS,
    );
  }
  drawLights(stage, vehicle, build, blink);
  drawPlate(stage, vehicle, build);
}

export function drawTruck(stage: Stage, vehicle: Vehicle, blink: boolean): void {
  const build = BUILDS.truck;
  const end = build.length / 2;
  drawShadow(stage, vehicle, build);
  const cargo = (): void => {
    block(
      stage,
      vehicle,
      { back: -end, front: end - 2.3, half: build.half, low: 1, high: build.height },
      [226, 228, 226],
    );
    for (const side of [-1, 1]) {
      const right = side * (build.half + 0.02);
      face(
        stage,
        vehicle,
        [
          [-end + 0.4, right, 1.9],
          [end - 2.7, right, 1.9],
          [end - 2.7, right, 2.5],
          [-end + 0.4, right, 2.5],
        ],
        [0, side, 0],
        vehicle.colour,
      );
    }
    face(stage, vehicle, rect(-end - 0.02, -0.03, 0.03, 1.1, 3.4), [-1, 0, 0], [150, 154, 156]);
    block(
      stage,
      vehicle,
      { back: -end + 0.1, front: end - 2.3, half: build.half - 0.2, low: 0.5, high: 1 },
      [60, 64, 70],
    );
  };
  const cab = (): void => {
    block(
      stage,
      vehicle,
      {
        back: end - 2.1,
        front: end,
        half: build.half - 0.04,
        low: 0.45,
        high: 3,
        taper: [0.25, 0, 0.04],
      },
      vehicle.colour,
    );
    face(
      stage,
      vehicle,
      [
        [end - 0.08, -1.08, 1.7],
        [end - 0.08, 1.08, 1.7],
        [end - 0.22, 1.06, 2.7],
        [end - 0.22, -1.06, 2.7],
      ],
      [1, 0, 0.1],
      GLASS,
    );
  };
  if (stage.distanceTo(...ahead(vehicle, end)) < stage.distanceTo(...ahead(vehicle, -end))) {
    cargo();
    cab();
  } else {
    cab();
    cargo();
  }
  drawWheels(stage, vehicle, build);
  drawLights(stage, vehicle, { ...build, waist: 1.05 }, blink);
  drawPlate(stage, vehicle, build);
}

const ahead = (frame: Frame, metres: number): [number, number] => [
  frame.x + Math.cos(frame.direction) * metres,
  frame.y + Math.sin(frame.direction) * metres,
];
