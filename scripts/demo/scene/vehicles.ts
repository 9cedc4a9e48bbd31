/** Other road users: cars, vans, trucks and cyclists built of a few flat faces. */
import { type Colour, css, dim } from './colour';
import { type Frame, type Local, block, face, place } from './solids';
import type { Stage } from './stage';

export type VehicleKind = 'car' | 'van' | 'truck' | 'bike';

export interface Vehicle extends Frame {
  readonly kind: VehicleKind;
  readonly colour: Colour;
  readonly braking: boolean;
  /** Blinks on both sides, as after a crash. */
  readonly hazard: boolean;
}

interface Build {
  readonly length: number;
  readonly half: number;
  readonly waist: number;
  readonly height: number;
  readonly wheel: number;
}

const BUILDS: Readonly<Record<Exclude<VehicleKind, 'bike'>, Build>> = {
  car: { length: 4.3, half: 0.9, waist: 0.88, height: 1.46, wheel: 0.32 },
  van: { length: 5.4, half: 1, waist: 1.15, height: 2.3, wheel: 0.34 },
  truck: { length: 9, half: 1.24, waist: 1.4, height: 3.5, wheel: 0.5 },
};

const GLASS: Colour = [70, 86, 98];
const TYRE: Colour = [38, 40, 44];
const HEADLIGHT: Colour = [250, 244, 216];
const AMBER: Colour = [255, 176, 40];

const rect = (ahead: number, left: number, right: number, low: number, high: number): Local[] => [
  [ahead, left, low],
  [ahead, right, low],
  [ahead, right, high],
  [ahead, left, high],
];

function drawShadow(stage: Stage, vehicle: Vehicle, build: Build): void {
  const front = build.length / 2 + 0.15;
  const half = build.half + 0.18;
  const corners: Local[] = [
    [-front, -half, 0],
    [-front, half, 0],
    [front, half, 0],
    [front, -half, 0],
  ];
  stage.fill(
    corners.map((corner) => place(vehicle, corner)),
    'rgba(20,24,30,0.38)',
  );
}

function drawWheels(stage: Stage, vehicle: Vehicle, build: Build): void {
  for (const ahead of [-build.length * 0.31, build.length * 0.32]) {
    for (const side of [-1, 1]) {
      const ring = (radius: number, out: number): Local[] =>
        Array.from({ length: 12 }, (_, index) => {
          const angle = (index / 12) * Math.PI * 2;
          return [
            ahead + Math.cos(angle) * radius,
            side * (build.half + out),
            Math.max(0, build.wheel + Math.sin(angle) * radius),
          ];
        });
      face(stage, vehicle, ring(build.wheel, 0.01), [0, side, 0], TYRE);
      face(stage, vehicle, ring(build.wheel * 0.52, 0.02), [0, side, 0], [150, 154, 160]);
    }
  }
}

function drawLights(stage: Stage, vehicle: Vehicle, build: Build, blink: boolean): void {
  const { lamps } = stage.mood;
  const end = build.length / 2 + 0.02;
  const high = build.waist - 0.12;
  const low = high - 0.2;
  for (const side of [-1, 1]) {
    const outer = side * (build.half - 0.06);
    const inner = side * (build.half - 0.42);
    const [left, right] = side < 0 ? [outer, inner] : [inner, outer];
    const red: Colour = vehicle.braking ? [255, 52, 40] : lamps ? [206, 40, 36] : [158, 36, 36];
    face(
      stage,
      vehicle,
      rect(-end, left, right, low, high),
      [-1, 0, 0],
      red,
      vehicle.braking ? 1 : lamps ? 0.85 : 0,
    );
    face(stage, vehicle, rect(end, left, right, low, high), [1, 0, 0], HEADLIGHT, lamps ? 1 : 0);
    if (vehicle.hazard && blink) {
      face(stage, vehicle, rect(-end - 0.01, left, right, low, low + 0.1), [-1, 0, 0], AMBER, 1);
      face(stage, vehicle, rect(end + 0.01, left, right, low, low + 0.1), [1, 0, 0], AMBER, 1);
    }
    drawGlow(
      stage,
      vehicle,
      [-end, side * (build.half - 0.24), low + 0.1],
      [-1, 0, 0],
      vehicle.braking || lamps ? 'rgba(255,60,40,0.20)' : '',
      0.45,
    );
    drawGlow(
      stage,
      vehicle,
      [end, side * (build.half - 0.24), low + 0.1],
      [1, 0, 0],
      lamps ? 'rgba(255,244,210,0.28)' : '',
      0.8,
    );
  }
}

function drawGlow(
  stage: Stage,
  vehicle: Vehicle,
  spot: Local,
  normal: Local,
  style: string,
  metres: number,
): void {
  if (!style) return;
  const at = place(vehicle, spot);
  const turned = place({ x: 0, y: 0, direction: vehicle.direction }, normal);
  const seen = stage.project(at);
  if (!seen || !stage.faces(at, turned)) return;
  const { context } = stage;
  context.fillStyle = style;
  for (const share of [1, 0.55]) {
    context.beginPath();
    context.arc(seen.x, seen.y, Math.min(140, metres * seen.scale * share), 0, Math.PI * 2);
    context.fill();
  }
}

function drawPlate(stage: Stage, vehicle: Vehicle, build: Build): void {
  const end = build.length / 2 + 0.02;
  face(stage, vehicle, rect(-end, -0.27, 0.27, 0.48, 0.6), [-1, 0, 0], [232, 190, 56], 0.5);
  face(stage, vehicle, rect(end, -0.27, 0.27, 0.36, 0.48), [1, 0, 0], [232, 190, 56], 0.5);
}

function drawCar(stage: Stage, vehicle: Vehicle, blink: boolean): void {
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

function drawVan(stage: Stage, vehicle: Vehicle, blink: boolean): void {
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

function drawTruck(stage: Stage, vehicle: Vehicle, blink: boolean): void {
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

function drawBike(stage: Stage, vehicle: Vehicle): void {
  const base = stage.project([vehicle.x, vehicle.y, 0]);
  if (!base) return;
  const { context } = stage;
  const unit = base.scale;
  const across = Math.max(0.25, Math.abs(Math.sin(vehicle.direction - stage.view.direction)));
  const x = (metres: number): number => base.x + metres * across * unit;
  const y = (metres: number): number => base.y - metres * unit;
  context.lineWidth = Math.max(1, 0.06 * unit);
  context.strokeStyle = css(stage.shade([44, 48, 54], base.depth));
  for (const wheel of [-0.52, 0.52]) {
    context.beginPath();
    context.ellipse(x(wheel), y(0.34), 0.34 * across * unit, 0.34 * unit, 0, 0, Math.PI * 2);
    context.stroke();
  }
  context.lineCap = 'round';
  const limb = (
    colour: Colour,
    wide: number,
    from: readonly [number, number],
    to: readonly [number, number],
  ): void => {
    context.strokeStyle = css(stage.shade(colour, base.depth, 0.4));
    context.lineWidth = Math.max(1, wide * unit);
    context.beginPath();
    context.moveTo(x(from[0]), y(from[1]));
    context.lineTo(x(to[0]), y(to[1]));
    context.stroke();
  };
  limb([60, 70, 84], 0.17, [-0.15, 0.98], [0.1, 0.35]);
  limb(vehicle.colour, 0.42, [-0.15, 1.02], [0.08, 1.45]);
  limb(vehicle.colour, 0.12, [0.08, 1.4], [0.42, 1.1]);
  context.fillStyle = css(stage.shade([216, 170, 140], base.depth, 0.4));
  context.beginPath();
  context.arc(x(0.14), y(1.68), 0.14 * unit, 0, Math.PI * 2);
  context.fill();
}

/** @param blink whether hazard lights are lit at this moment. */
export function drawVehicle(stage: Stage, vehicle: Vehicle, blink: boolean): void {
  if (vehicle.kind === 'bike') drawBike(stage, vehicle);
  else if (vehicle.kind === 'van') drawVan(stage, vehicle, blink);
  else if (vehicle.kind === 'truck') drawTruck(stage, vehicle, blink);
  else drawCar(stage, vehicle, blink);
}
