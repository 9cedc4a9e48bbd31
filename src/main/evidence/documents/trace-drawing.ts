/** Draws the vehicle's way as an SVG: valid fixes as a line, void ones hollow, gaps left open. */
import type { Track, TrackSample } from '@shared/domain/track';
import { html, type Html } from './html';

const WIDTH = 720;
const HEIGHT = 340;
const MARGIN = 34;
const METRES_PER_DEGREE = 111_320;
/** Longer than this without a fix is a gap and not drawn as if it had been driven. */
const GAP_MS = 2500;
/** A scale bar is one of these and at most a third of the picture. */
const SCALE_STEPS_M = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000];

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Projection {
  readonly metresPerPixel: number;
  readonly place: (sample: TrackSample) => Point;
}

/** North is up; equal scale both ways; good for the few kilometres of one incident. */
function projection(samples: readonly TrackSample[]): Projection {
  let [south, north, west, east] = [90, -90, 180, -180];
  for (const { latitudeDeg, longitudeDeg } of samples) {
    south = Math.min(south, latitudeDeg);
    north = Math.max(north, latitudeDeg);
    west = Math.min(west, longitudeDeg);
    east = Math.max(east, longitudeDeg);
  }
  const middleLatitude = (south + north) / 2;
  const eastMetres = METRES_PER_DEGREE * Math.cos((middleLatitude * Math.PI) / 180);
  const metresPerPixel = Math.max(
    ((east - west) * eastMetres) / (WIDTH - 2 * MARGIN),
    ((north - south) * METRES_PER_DEGREE) / (HEIGHT - 2 * MARGIN),
    // A vehicle at rest is not blown up beyond what a receiver can tell apart.
    0.1,
  );
  return {
    metresPerPixel,
    place: ({ latitudeDeg, longitudeDeg }) => ({
      x: WIDTH / 2 + ((longitudeDeg - (west + east) / 2) * eastMetres) / metresPerPixel,
      y: HEIGHT / 2 - ((latitudeDeg - middleLatitude) * METRES_PER_DEGREE) / metresPerPixel,
    }),
  };
}

const round = (value: number): string => value.toFixed(1);

function runs(samples: readonly TrackSample[]): readonly (readonly TrackSample[])[] {
  const found: TrackSample[][] = [];
  let previous: TrackSample | null = null;
  for (const sample of samples) {
    const joins = previous !== null && sample.timeMs - previous.timeMs <= GAP_MS;
    if (joins) found.at(-1)?.push(sample);
    else found.push([sample]);
    previous = sample;
  }
  return found;
}

function nearest(samples: readonly TrackSample[], timeMs: number): TrackSample | null {
  let best: TrackSample | null = null;
  for (const sample of samples) {
    if (!best || Math.abs(sample.timeMs - timeMs) < Math.abs(best.timeMs - timeMs)) best = sample;
  }
  return best;
}

/** Null when there is no valid fix to draw. */
export function traceDrawing(track: Track, eventTimeMs: number): Html | null {
  const valid = track.samples.filter((sample) => sample.quality === 'valid');
  const [first] = valid;
  const last = valid.at(-1);
  if (!first || !last) return null;
  const { place, metresPerPixel } = projection(track.samples);
  const line = (samples: readonly TrackSample[]): Html => {
    const points = samples.map(place).map(({ x, y }) => `${round(x)},${round(y)}`);
    return html`<polyline class="way" points="${points.join(' ')}" />`;
  };
  const hollow = track.samples
    .filter((sample) => sample.quality === 'void')
    .map(place)
    .map(({ x, y }) => html`<circle class="void" cx="${round(x)}" cy="${round(y)}" r="2.5" />`);
  const event = nearest(valid, eventTimeMs);
  const eventTold = event !== null && Math.abs(event.timeMs - eventTimeMs) <= GAP_MS ? event : null;
  return html`<svg
    class="drawing"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label="The vehicle's way, north up"
  >
    ${runs(valid).map(line)}${hollow}
    ${mark(place(first), 'start', 'Start')}${mark(place(last), 'end', 'End')}
    ${eventTold ? mark(place(eventTold), 'event', 'Event') : null} ${scaleBar(metresPerPixel)}
    <path class="north" d="M ${WIDTH - 24} 14 l 6 16 l -6 -4 l -6 4 z" />
    <text class="label" x="${WIDTH - 24}" y="44" text-anchor="middle">N</text>
  </svg>`;
}

function mark({ x, y }: Point, kind: 'start' | 'end' | 'event', label: string): Html {
  const right = x < WIDTH * 0.8;
  return html`<circle
      class="${kind}"
      cx="${round(x)}"
      cy="${round(y)}"
      r="${kind === 'event' ? 7 : 4.5}"
    />
    <text
      class="label"
      x="${round(x + (right ? 11 : -11))}"
      y="${round(y + (kind === 'end' ? 15 : -6))}"
      text-anchor="${right ? 'start' : 'end'}"
      >${label}</text
    >`;
}

function scaleBar(metresPerPixel: number): Html {
  const longest = (WIDTH / 3) * metresPerPixel;
  const metres = SCALE_STEPS_M.filter((step) => step <= longest).at(-1) ?? SCALE_STEPS_M[0] ?? 5;
  const width = metres / metresPerPixel;
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return html`<path class="scale" d="M 16 ${HEIGHT - 20} v 6 h ${round(width)} v -6" />
    <text class="label" x="${round(16 + width / 2)}" y="${HEIGHT - 20}" text-anchor="middle"
      >${label}</text
    >`;
}
