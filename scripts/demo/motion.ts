/** The one kinematic model of an incident: it drives the pictures, the NMEA track and the manifest. */
import { type Point, radians, turnBetween } from './geo';
import { type Key, curve } from './curve';
import { noise } from './random';
import type { Path } from './path';

/** A knock to the vehicle; the picture shakes and the G-sensor rings for about a second. */
export interface Impact {
  /** Seconds from the event. */
  readonly at: number;
  /** Peak of the ringing, g. */
  readonly strength: number;
}

export interface MotionPlan {
  readonly path: Path;
  /** Metres along the path at `anchoredAt`. */
  readonly eventAlong: number;
  /** Seconds from the event. */
  readonly anchoredAt: number;
  /** km/h over seconds from the event; negative is backwards. */
  readonly speed: readonly Key[];
  /** Metres to the right of the path's line. */
  readonly across: readonly Key[];
  /** Degrees the vehicle is turned to the right of its way (a spin after a knock). */
  readonly yaw?: readonly Key[];
  readonly impacts: readonly Impact[];
}

export interface Pose extends Point {
  /** Metres along the path. */
  readonly along: number;
  readonly across: number;
  /** Direction of the bonnet, radians from east, anticlockwise. */
  readonly direction: number;
  /** Direction of movement, same measure. */
  readonly course: number;
  readonly speedMps: number;
  /** Left positive, radians a second. */
  readonly turnRate: number;
  /** Forward, left and up acceleration as the device feels it, g; up is 1 at rest. */
  readonly forceForward: number;
  readonly forceLeft: number;
  readonly forceUp: number;
  /** 0…1, how much the picture shakes. */
  readonly shake: number;
}

const GRAVITY = 9.80665;
const STEP_SECONDS = 0.01;
const RINGING_SECONDS = 0.28;

export class Motion {
  private readonly alongTable: number[] = [];
  private readonly speedAt: (time: number) => number;
  private readonly acrossAt: (time: number) => number;
  private readonly yawAt: (time: number) => number;

  /** @param from @param until seconds from the event that the model covers. */
  constructor(
    readonly plan: MotionPlan,
    private readonly from: number,
    until: number,
  ) {
    const speed = curve(plan.speed);
    this.speedAt = (time) => speed(time) / 3.6;
    this.acrossAt = curve(plan.across);
    this.yawAt = curve(plan.yaw ?? []);
    let along = 0;
    for (let index = 0; this.from + index * STEP_SECONDS <= until + 1; index += 1) {
      this.alongTable.push(along);
      along += this.speedAt(this.from + (index + 0.5) * STEP_SECONDS) * STEP_SECONDS;
    }
    const shift = plan.eventAlong - this.tableAt(plan.anchoredAt);
    this.alongTable.forEach((value, index) => (this.alongTable[index] = value + shift));
  }

  /** Metres along the path at a time (seconds from the event). */
  alongAt(time: number): number {
    return this.tableAt(time);
  }

  poseAt(time: number): Pose {
    const here = this.bodyAt(time);
    const before = this.bodyAt(time - 0.05);
    const after = this.bodyAt(time + 0.05);
    const velocity = { x: (after.x - before.x) / 0.1, y: (after.y - before.y) / 0.1 };
    const speedMps = Math.hypot(velocity.x, velocity.y);
    const turnRate = turnBetween(before.direction, after.direction) / 0.1;
    const forward = (this.speedAt(time + 0.05) - this.speedAt(time - 0.05)) / 0.1 / GRAVITY;
    const left = (this.curvatureAt(time) * this.speedAt(time) ** 2) / GRAVITY;
    const { ring, shake } = this.ringingAt(time);
    const rough = Math.min(1, speedMps / 15) * 0.02;
    return {
      ...here,
      course: speedMps > 0.3 ? Math.atan2(velocity.y, velocity.x) : here.direction,
      speedMps: Math.abs(this.speedAt(time)) < 0.01 ? 0 : speedMps,
      turnRate,
      forceForward: forward + ring * 0.7 + noise(time * 9, 1) * rough,
      forceLeft: left + ring * noise(time * 13, 5) + noise(time * 9, 2) * rough,
      forceUp: 1 + ring * 0.5 * noise(time * 17, 6) + noise(time * 11, 3) * rough * 1.6,
      shake,
    };
  }

  private bodyAt(time: number): Point & { direction: number; along: number; across: number } {
    const along = this.tableAt(time);
    const across = this.acrossAt(time);
    const line = this.plan.path.at(along);
    const slip =
      Math.atan2(
        this.acrossAt(time + 0.1) - this.acrossAt(time - 0.1),
        Math.max(2, this.tableAt(time + 0.1) - this.tableAt(time - 0.1)),
      ) * 0.9;
    return {
      x: line.x + Math.sin(line.direction) * across,
      y: line.y - Math.cos(line.direction) * across,
      direction: line.direction - slip - radians(this.yawAt(time)),
      along,
      across,
    };
  }

  private curvatureAt(time: number): number {
    const along = this.tableAt(time);
    const { path } = this.plan;
    return turnBetween(path.at(along - 2).direction, path.at(along + 2).direction) / 4;
  }

  private ringingAt(time: number): { ring: number; shake: number } {
    return this.plan.impacts.reduce(
      (sum, impact) => {
        const since = time - impact.at;
        if (since < 0 || since > 1.6) return sum;
        const fade = Math.exp(-since / RINGING_SECONDS);
        return {
          ring: sum.ring - impact.strength * fade * Math.cos(since * 38),
          shake: Math.min(1, sum.shake + fade * Math.min(1, impact.strength / 2)),
        };
      },
      { ring: 0, shake: 0 },
    );
  }

  private tableAt(time: number): number {
    const place = (time - this.from) / STEP_SECONDS;
    const index = Math.max(0, Math.min(this.alongTable.length - 2, Math.floor(place)));
    const a = this.alongTable[index] ?? 0;
    const b = this.alongTable[index + 1] ?? a;
    return a + (b - a) * Math.max(0, place - index);
  }
}
