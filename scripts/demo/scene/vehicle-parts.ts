/** What cars, vans and trucks have in common: shadow, wheels, lights and plates. */
import type { Colour } from './colour';
import { type Frame, type Local, face, place } from './solids';
import type { Stage } from './stage';

export type VehicleKind = 'car' | 'van' | 'truck' | 'bike';

export interface Vehicle extends Frame {
  readonly kind: VehicleKind;
  readonly colour: Colour;
  readonly braking: boolean;
  /** Blinks on both sides, as after a crash. */
  readonly hazard: boolean;
}

export interface Build {
  readonly length: number;
  readonly half: number;
  readonly waist: number;
  readonly height: number;
  readonly wheel: number;
}

export const BUILDS: Readonly<Record<Exclude<VehicleKind, 'bike'>, Build>> = {
  car: { length: 4.3, half: 0.9, waist: 0.88, height: 1.46, wheel: 0.32 },
  van: { length: 5.4, half: 1, waist: 1.15, height: 2.3, wheel: 0.34 },
  truck: { length: 9, half: 1.24, waist: 1.4, height: 3.5, wheel: 0.5 },
};

export const GLASS: Colour = [70, 86, 98];
const TYRE: Colour = [38, 40, 44];
const HEADLIGHT: Colour = [250, 244, 216];
const AMBER: Colour = [255, 176, 40];

export const rect = (
  ahead: number,
  left: number,
  right: number,
  low: number,
  high: number,
): Local[] => [
  [ahead, left, low],
  [ahead, right, low],
  [ahead, right, high],
  [ahead, left, high],
];

export function drawShadow(stage: Stage, vehicle: Vehicle, build: Build): void {
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

export function drawWheels(stage: Stage, vehicle: Vehicle, build: Build): void {
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

export function drawLights(stage: Stage, vehicle: Vehicle, build: Build, blink: boolean): void {
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
      vehicle.braking || lamps ? '255,60,40' : '',
      0.45,
    );
    drawGlow(
      stage,
      vehicle,
      [end, side * (build.half - 0.24), low + 0.1],
      [1, 0, 0],
      lamps ? '255,244,210' : '',
      0.8,
    );
  }
}

function drawGlow(
  stage: Stage,
  vehicle: Vehicle,
  spot: Local,
  normal: Local,
  colour: string,
  metres: number,
): void {
  if (!colour) return;
  const at = place(vehicle, spot);
  const turned = place({ x: 0, y: 0, direction: vehicle.direction }, normal);
  const seen = stage.project(at);
  if (!seen || !stage.faces(at, turned)) return;
  const { context } = stage;
  const radius = Math.min(150, metres * seen.scale);
  const glow = context.createRadialGradient(seen.x, seen.y, 0, seen.x, seen.y, radius);
  glow.addColorStop(0, `rgba(${colour},0.6)`);
  glow.addColorStop(1, `rgba(${colour},0)`);
  context.fillStyle = glow;
  context.fillRect(seen.x - radius, seen.y - radius, radius * 2, radius * 2);
}

export function drawPlate(stage: Stage, vehicle: Vehicle, build: Build): void {
  const end = build.length / 2 + 0.02;
  face(stage, vehicle, rect(-end, -0.27, 0.27, 0.48, 0.6), [-1, 0, 0], [232, 190, 56], 0.5);
  face(stage, vehicle, rect(end, -0.27, 0.27, 0.36, 0.48), [1, 0, 0], [232, 190, 56], 0.5);
}
