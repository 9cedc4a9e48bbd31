/** The way driven as parts of an SVG: coloured by speed, dashed where nothing was recorded, void fixes hollow. */
import type { TrackSample } from '@shared/domain/track';
import { outlineOf } from '@shared/map-paths';
import { clipLine, type PlanePoint, type Rectangle } from '@shared/plane-clip';
import { thinned } from '@shared/plane-thin';
import { speedClasses, speedStretches } from '@shared/speed-classes';
import type { Place, TraceProjection } from '@shared/trace-projection';
import type { UnitSystem } from '@shared/units';
import { html, type Html } from './html';

/** Nearer points are not told apart. */
const THIN_PX = 0.3;

export interface WayInput {
  /** Stretches of valid fixes. */
  readonly runs: readonly (readonly TrackSample[])[];
  readonly voids: readonly TrackSample[];
  readonly frame: TraceProjection;
  readonly within: Rectangle;
  readonly units: UnitSystem;
}

export function wayDrawing({ runs, voids, frame, within, units }: WayInput): readonly Html[] {
  const point = (place: Place): PlanePoint => {
    const { x, y } = frame.at(place);
    return [x, y];
  };
  const ends = runs.flatMap((run, index) => {
    const [from, to] = [run.at(-1), runs[index + 1]?.[0]];
    return from && to ? [[point(from), point(to)]] : [];
  });
  const stretches = speedStretches(runs, speedClasses(units)).map(({ speedClass, samples }) => ({
    className: `speed-${speedClass ?? 'unknown'}`,
    outline: dotted(thinned(samples.map(point), THIN_PX)),
  }));
  const dots = voids
    .map(point)
    .filter(([x, y]) => x > within.left && x < within.right && y > within.top && y < within.bottom);
  return [
    ...ends
      .flatMap((gap) => clipLine(gap, within))
      .map((gap) => html`<path class="gap" d="${outlineOf(gap)}" />`),
    ...stretches.map(({ outline }) => html`<path class="way-casing" d="${outline}" />`),
    ...stretches.map(
      ({ className, outline }) => html`<path class="${className}" d="${outline}" />`,
    ),
    ...dots.map(
      ([x, y]) => html`<circle class="void" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="2.5" />`,
    ),
  ];
}

/** A single position is a dot: a line of no length with round ends. */
function dotted(points: readonly PlanePoint[]): string {
  const outline = outlineOf(points);
  return outline.includes('L') ? outline : `${outline}L${outline.slice(1)}`;
}
