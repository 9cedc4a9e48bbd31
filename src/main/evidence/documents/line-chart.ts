/** Draws one quantity over time as an SVG: axis, line, the event's moment, open where data is missing. */
import type { Words } from '@shared/words/words';
import { html, type Html } from './html';

export interface ChartPoint {
  readonly timeMs: number;
  readonly value: number;
}

export interface ChartInput {
  readonly title: string;
  readonly unit: string;
  readonly words: Words;
  readonly lines: readonly { readonly className: string; readonly points: readonly ChartPoint[] }[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly eventTimeMs: number;
  /** Longer than this between two points and the line is broken. */
  readonly gapMs: number;
}

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 44;
const RIGHT = 26;
const TOP = 14;
const BOTTOM = 26;
const STEPS = [1, 2, 5];

/** The round number nearest above `span / wanted`: 0.1, 0.2, 0.5, 1, 2, 5, 10 … */
function niceStep(span: number, wanted: number): number {
  const least = span / wanted;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * (STEPS.find((step) => step * power >= least) ?? 10);
}

function ticks(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

const round = (value: number): string => value.toFixed(1);

/** Null when no point lies in the span. */
export function lineChart(input: ChartInput): Html | null {
  const lines = input.lines.map(({ className, points }) => ({
    className,
    points: points.filter(({ timeMs }) => timeMs >= input.fromMs && timeMs <= input.toMs),
  }));
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value));
  if (values.length === 0 || input.toMs <= input.fromMs) return null;
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  const step = niceStep(high - low || 1, 4);
  const bottom = Math.floor(low / step) * step;
  const top = Math.max(Math.ceil(high / step) * step, bottom + step);
  const x = (timeMs: number): number =>
    LEFT + ((timeMs - input.fromMs) / (input.toMs - input.fromMs)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number =>
    HEIGHT - BOTTOM - ((value - bottom) / (top - bottom)) * (HEIGHT - TOP - BOTTOM);
  const rows = ticks(bottom, top, step).map(
    (value) =>
      html`<path class="grid" d="M ${LEFT} ${round(y(value))} H ${WIDTH - RIGHT}" />
        <text class="label" x="${LEFT - 6}" y="${round(y(value) + 4)}" text-anchor="end"
          >${tidy(input.words, value)}</text
        >`,
  );
  const secondStep = Math.max(1, niceStep((input.toMs - input.fromMs) / 1000, 8));
  const columns = ticks(
    (input.fromMs - input.eventTimeMs) / 1000,
    (input.toMs - input.eventTimeMs) / 1000,
    secondStep,
  ).map(
    (second) =>
      html`<text
        class="label"
        x="${round(x(input.eventTimeMs + second * 1000))}"
        y="${HEIGHT - 8}"
        text-anchor="middle"
        >${second > 0 ? '+' : ''}${tidy(input.words, second)} s</text
      >`,
  );
  const eventInside = input.eventTimeMs >= input.fromMs && input.eventTimeMs <= input.toMs;
  return html`<figure>
    <figcaption>
      ${input.words.say('{title}, {unit}; seconds from the event', { title: input.title, unit: input.unit })}
    </figcaption>
    <svg class="drawing" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${input.title}">
      ${rows}${columns}
      ${
        eventInside
          ? html`<path
              class="moment"
              d="M ${round(x(input.eventTimeMs))} ${TOP} V ${HEIGHT - BOTTOM}"
            />`
          : null
      }
      ${lines.map(
        ({ className, points }) =>
          html`<path class="${className}" d="${pathOf(points, x, y, input.gapMs)}" />`,
      )}
    </svg>
  </figure>`;
}

function pathOf(
  points: readonly ChartPoint[],
  x: (timeMs: number) => number,
  y: (value: number) => number,
  gapMs: number,
): string {
  let before: ChartPoint | null = null;
  let path = '';
  for (const point of points) {
    const joined = before !== null && point.timeMs - before.timeMs <= gapMs;
    path += `${joined ? 'L' : 'M'}${round(x(point.timeMs))} ${round(y(point.value))}`;
    before = point;
  }
  return path;
}

/** No `0.30000000000000004`. */
function tidy({ number }: Words, value: number): string {
  return number(Number(value.toFixed(6)));
}
