/** Round moments for a time axis. */

const STEPS_S = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800,
];

export interface AxisTicks {
  readonly stepMs: number;
  readonly atMs: readonly number[];
}

/** At most `most` moments on round steps within a span of UTC milliseconds. */
export function axisTicks(startMs: number, endMs: number, most: number): AxisTicks {
  const stepS = STEPS_S.find((step) => (endMs - startMs) / 1000 / step <= most) ?? 21_600;
  const stepMs = stepS * 1000;
  const atMs: number[] = [];
  for (let tick = Math.ceil(startMs / stepMs) * stepMs; tick <= endMs; tick += stepMs) {
    atMs.push(tick);
  }
  return { stepMs, atMs };
}
