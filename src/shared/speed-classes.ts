/** The steps of speed that traces and legends are coloured by. */
import type { Settings } from './domain/settings';

export interface SpeedClass {
  /** Lower bound, metres per second; the class reaches up to the next one's. */
  readonly fromMps: number;
  /** `20–40`, in the units asked for; the unit itself stands in the legend. */
  readonly label: string;
}

type Units = Settings['units'];

const MPS_PER_UNIT: Readonly<Record<Units, number>> = { metric: 1 / 3.6, imperial: 0.44704 };
/** Steps near common limits: town, country road, motorway. */
const STEPS: Readonly<Record<Units, readonly number[]>> = {
  metric: [0, 20, 40, 60, 90, 120],
  imperial: [0, 15, 25, 40, 55, 75],
};

export const SPEED_UNIT: Readonly<Record<Units, string>> = { metric: 'km/h', imperial: 'mph' };

/** Metres per second → the number people read. */
export function speedIn(units: Units, speedMps: number): number {
  return speedMps / MPS_PER_UNIT[units];
}

/** The classes from slow to fast; always the same number of them. */
export function speedClasses(units: Units): readonly SpeedClass[] {
  return STEPS[units].map((from, index, steps) => {
    const to = steps[index + 1];
    return {
      fromMps: from * MPS_PER_UNIT[units],
      label: to === undefined ? `${String(from)}+` : `${String(from)}–${String(to)}`,
    };
  });
}

/** Index of the class a speed falls into; null for an unknown speed. */
export function speedClassOf(
  classes: readonly SpeedClass[],
  speedMps: number | null,
): number | null {
  if (speedMps === null) return null;
  let found = 0;
  classes.forEach(({ fromMps }, index) => {
    if (speedMps >= fromMps) found = index;
  });
  return found;
}
