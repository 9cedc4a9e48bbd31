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

/** For drawings on light ground, from slow to fast: told apart by lightness as well. */
export const SPEED_COLOURS = ['#3f4fb5', '#1f7fc0', '#159a83', '#c08a00', '#d9611a', '#a3123f'];
export const UNKNOWN_SPEED_COLOUR = '#7a8793';

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

/** A stretch of the way driven in one class of speed; it starts where the one before ends. */
export interface SpeedStretch<Sample> {
  /** Null for an unknown speed. */
  readonly speedClass: number | null;
  readonly samples: readonly Sample[];
}

/** Neighbours of one class together, run by run. */
export function speedStretches<Sample extends { readonly speedMps: number | null }>(
  runs: readonly (readonly Sample[])[],
  classes: readonly SpeedClass[],
): readonly SpeedStretch<Sample>[] {
  return runs.flatMap((run) => {
    const made: { speedClass: number | null; samples: Sample[] }[] = [];
    run.forEach((sample, index) => {
      const before = run[index - 1];
      const speedClass = speedClassOf(classes, sample.speedMps);
      const last = made.at(-1);
      if (last && (before === undefined || last.speedClass === speedClass))
        last.samples.push(sample);
      else made.push({ speedClass, samples: before ? [before, sample] : [sample] });
    });
    // A run's first fix starts the line; the speed of what follows colours it.
    const [first, second] = made;
    const alone = first?.samples.length === 1 && second !== undefined;
    return alone ? made.slice(1) : made;
  });
}
