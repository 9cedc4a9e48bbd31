/** A small perspective renderer on a 2D canvas: flat polygons in metres, clipped, projected, filled. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Colour, css, mix } from './colour';
import type { Mood } from './mood';

/** Metres east, north and up. */
export type Spot = readonly [x: number, y: number, z: number];

export interface View {
  readonly x: number;
  readonly y: number;
  /** Metres above the road. */
  readonly height: number;
  /** Where the camera looks, radians from east, anticlockwise. */
  readonly direction: number;
  /** Pixels per unit of tangent, for a picture 1280 wide. */
  readonly focal: number;
  /** Row of the horizon. */
  readonly horizon: number;
}

export interface OnScreen {
  readonly x: number;
  readonly y: number;
  /** Pixels a metre at that depth. */
  readonly scale: number;
  readonly depth: number;
}

export const WIDTH = 1280;
export const HEIGHT = 720;
const NEAR = 0.6;

type CameraSpot = readonly [right: number, up: number, forward: number];

export class Stage {
  private readonly cos: number;
  private readonly sin: number;

  constructor(
    readonly context: SKRSContext2D,
    readonly view: View,
    readonly mood: Mood,
  ) {
    this.cos = Math.cos(view.direction);
    this.sin = Math.sin(view.direction);
  }

  /** Metres in front of the camera; negative behind it. */
  depthOf(x: number, y: number): number {
    return (x - this.view.x) * this.cos + (y - this.view.y) * this.sin;
  }

  /** Metres from the camera to a point on the ground. */
  distanceTo(x: number, y: number): number {
    return Math.hypot(x - this.view.x, y - this.view.y);
  }

  project(spot: Spot): OnScreen | null {
    const [right, up, forward] = this.toCamera(spot);
    if (forward < NEAR) return null;
    const scale = this.view.focal / forward;
    return {
      x: WIDTH / 2 + right * scale,
      y: this.view.horizon - up * scale,
      scale,
      depth: forward,
    };
  }

  /** True when a face with this outward normal, seen at this spot, turns towards the camera. */
  faces(spot: Spot, normal: Spot): boolean {
    return (
      (this.view.x - spot[0]) * normal[0] +
        (this.view.y - spot[1]) * normal[1] +
        (this.view.height - spot[2]) * normal[2] >
      0
    );
  }

  /** The colour of a surface under this light, faded by the haze of its distance. */
  shade(colour: Colour, depth: number, glow = 0): Colour {
    const { light, haze, hazeDistance } = this.mood;
    const lit: Colour = [
      colour[0] * Math.max(light[0], glow),
      colour[1] * Math.max(light[1], glow),
      colour[2] * Math.max(light[2], glow),
    ];
    return mix(lit, haze, 1 - Math.exp(-Math.max(0, depth) / hazeDistance));
  }

  /** Fills a polygon in the town, after clipping it at the camera's near plane. */
  fill(spots: readonly Spot[], style: string): void {
    const clipped = clipNear(spots.map((spot) => this.toCamera(spot)));
    if (clipped.length < 3) return;
    const { context } = this;
    context.beginPath();
    clipped.forEach(([right, up, forward], index) => {
      const scale = this.view.focal / forward;
      const x = Math.round((WIDTH / 2 + right * scale) * 8) / 8;
      const y = Math.round((this.view.horizon - up * scale) * 8) / 8;
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.closePath();
    context.fillStyle = style;
    context.fill();
  }

  /** Fills with a surface colour shaded for its depth. */
  surface(spots: readonly Spot[], colour: Colour, glow = 0): void {
    const first = spots[0];
    if (!first) return;
    this.fill(spots, css(this.shade(colour, this.distanceTo(first[0], first[1]), glow)));
  }

  private toCamera(spot: Spot): CameraSpot {
    const dx = spot[0] - this.view.x;
    const dy = spot[1] - this.view.y;
    return [
      dx * this.sin - dy * this.cos,
      spot[2] - this.view.height,
      dx * this.cos + dy * this.sin,
    ];
  }
}

function clipNear(spots: readonly CameraSpot[]): CameraSpot[] {
  const result: CameraSpot[] = [];
  spots.forEach((a, index) => {
    const b = spots[(index + 1) % spots.length] ?? a;
    if (a[2] >= NEAR) result.push(a);
    if (a[2] >= NEAR !== b[2] >= NEAR) {
      const share = (NEAR - a[2]) / (b[2] - a[2]);
      result.push([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, NEAR]);
    }
  });
  return result;
}
