/** A hatchback of a few flat faces. */
import { dim } from './colour';
import { block, face } from './solids';
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

export function drawCar(stage: Stage, vehicle: Vehicle, blink: boolean): void {
  const build = BUILDS.car;
  const end = build.length / 2;
  drawShadow(stage, vehicle, build);
  block(
    stage,
    vehicle,
    {
      back: -end,
      front: end,
      half: build.half,
      low: 0.24,
      high: build.waist,
      taper: [0.06, 0.04, 0.03],
    },
    vehicle.colour,
  );
  face(
    stage,
    vehicle,
    rect(-end - 0.01, -build.half, build.half, 0.24, 0.46),
    [-1, 0, 0],
    [58, 62, 68],
  );
  face(
    stage,
    vehicle,
    rect(end + 0.01, -build.half * 0.8, build.half * 0.8, 0.26, 0.5),
    [1, 0, 0],
    [44, 48, 54],
  );
  drawWheels(stage, vehicle, build);
  const roof = {
    back: -end + 0.25,
    front: end - 1.05,
    half: build.half - 0.06,
    low: build.waist,
    high: build.height,
    taper: [0.75, 0.5, 0.16] as const,
  };
  block(stage, vehicle, roof, GLASS);
  const top = build.height + 0.02;
  const b = roof.back + 0.42;
  const f = roof.front - 0.7;
  const h = roof.half - 0.13;
  face(
    stage,
    vehicle,
    [
      [b, -h, top],
      [b, h, top],
      [f, h, top],
      [f, -h, top],
    ],
    [0, 0, 1],
    vehicle.colour,
  );
  for (const [ahead, foot] of [
    [roof.back, roof.back + 0.5],
    [-0.25, -0.25],
    [roof.front, roof.front - 0.75],
  ] as const) {
    for (const side of [-1, 1]) {
      face(
        stage,
        vehicle,
        [
          [ahead - 0.07, side * (roof.half + 0.01), build.waist],
          [ahead + 0.07, side * (roof.half + 0.01), build.waist],
          [foot + 0.07, side * (roof.half - 0.15), build.height],
          [foot - 0.07, side * (roof.half - 0.15), build.height],
        ],
        [0, side, 0.3],
        dim(vehicle.colour, 0.8),
      );
    }
  }
  drawLights(stage, vehicle, build, blink);
  drawPlate(stage, vehicle, build);
}
