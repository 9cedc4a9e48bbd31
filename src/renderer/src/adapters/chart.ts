/** Small charts: lines over time with a moving cursor, and stacked bars by day; the only file that uses uPlot. */
import 'uplot/dist/uPlot.min.css';
import UPlot from 'uplot';

export interface ChartSeries {
  readonly label: string;
  /** For lines that are no measurement, such as a limit. */
  readonly dashed?: boolean;
  /** Any CSS colour; the canvas cannot read variables. */
  readonly colour: string;
  /** One per time; null leaves a hole in the line. */
  readonly values: readonly (number | null)[];
}

export interface ChartOptions {
  readonly container: HTMLElement;
  readonly heightPx: number;
  /** Room for the values at the left: where the plot begins, to stand under other lanes. */
  readonly axisWidthPx: number;
  /** Milliseconds since 1970, ascending. */
  readonly timesMs: readonly number[];
  readonly series: readonly ChartSeries[];
  /** Fixed ends and labels of the value axis; absent: fitted to the values. */
  readonly axis?: {
    readonly from: number;
    readonly to: number;
    readonly labels: readonly { readonly at: number; readonly text: string }[];
  };
  /** Fills the ground between two series, by their index, where the first is above the second. */
  readonly over?: { readonly upper: number; readonly lower: number; readonly colour: string };
  readonly fromMs: number;
  readonly toMs: number;
  readonly lineColour: string;
  readonly textColour: string;
  readonly onSeek: (timeMs: number) => void;
  /** Index into the times under the pointer; null when it has left. */
  readonly onHover: (index: number | null) => void;
}

export interface Chart {
  /** Cheap enough for every frame: moves one element. */
  setTime(timeMs: number): void;
  /** Another stretch of time, UTC milliseconds. */
  setRange(fromMs: number, toMs: number): void;
  close(): void;
}

const AXIS_WIDTH_PX = 40;
const FONT = '11px "Inter Variable", system-ui, sans-serif';

/**
 * Draws the chart from `axisWidthPx` to the container's right edge and follows its size.
 * It has no time axis of its own: it stands under one.
 */
export function createChart(options: ChartOptions): Chart {
  const { container, heightPx, lineColour, textColour } = options;
  const grid = { stroke: lineColour, width: 1 };
  const { axis, over } = options;
  let timeMs = options.fromMs;
  let { fromMs, toMs } = options;
  const now = document.createElement('div');
  now.className = 'chart-now';

  const plot = new UPlot(
    {
      width: Math.max(container.clientWidth, 1),
      height: heightPx,
      padding: [4, 0, 4, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
      scales: {
        x: { time: false, range: () => [fromMs / 1000, toMs / 1000] },
        ...(axis === undefined ? {} : { y: { range: () => [axis.from, axis.to] } }),
      },
      bands:
        over === undefined
          ? []
          : [{ series: [over.upper + 1, over.lower + 1], fill: over.colour, dir: -1 }],
      axes: [
        { show: false },
        {
          stroke: textColour,
          font: FONT,
          size: options.axisWidthPx,
          grid,
          ticks: { show: false },
          space: 18,
          ...(axis === undefined
            ? {}
            : {
                splits: axis.labels.map(({ at }) => at),
                values: axis.labels.map(({ text }) => text),
              }),
        },
      ],
      series: [
        {},
        ...options.series.map(({ label, colour, dashed }) => ({
          label,
          stroke: colour,
          width: 1.5,
          ...(dashed === true ? { dash: [4, 4] } : {}),
          spanGaps: false,
          points: { show: false },
        })),
      ],
      hooks: {
        setCursor: [
          ({ cursor }) => {
            options.onHover(cursor.idx ?? null);
          },
        ],
      },
    },
    [options.timesMs.map((ms) => ms / 1000), ...options.series.map(({ values }) => [...values])],
    container,
  );
  plot.over.append(now);

  const place = (): void => {
    const x = plot.valToPos(timeMs / 1000, 'x');
    now.style.transform = `translateX(${x.toFixed(1)}px)`;
    now.hidden = timeMs < fromMs || timeMs > toMs;
  };
  const seekTo = (event: PointerEvent): void => {
    const x = event.clientX - plot.over.getBoundingClientRect().left;
    options.onSeek(Math.round(plot.posToVal(x, 'x') * 1000));
  };
  plot.over.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    plot.over.setPointerCapture(event.pointerId);
    seekTo(event);
  });
  plot.over.addEventListener('pointermove', (event) => {
    if (plot.over.hasPointerCapture(event.pointerId)) seekTo(event);
  });
  const resize = new ResizeObserver(() => {
    plot.setSize({ width: Math.max(container.clientWidth, 1), height: heightPx });
    place();
  });
  resize.observe(container);
  place();

  return {
    setTime(next) {
      timeMs = next;
      place();
    },
    setRange(nextFromMs, nextToMs) {
      [fromMs, toMs] = [nextFromMs, nextToMs];
      plot.setScale('x', { min: fromMs / 1000, max: toMs / 1000 });
      place();
    },
    close() {
      resize.disconnect();
      plot.destroy();
    },
  };
}

export interface BarSeries {
  /** Any CSS colour; the canvas cannot read variables. */
  readonly colour: string;
  /** One count a bar. */
  readonly counts: readonly number[];
}

/** What of a bar chart is under the pointer; `series` is null above the bar. */
export interface BarSpot {
  readonly bar: number;
  readonly series: number | null;
}

export interface BarChartOptions {
  readonly container: HTMLElement;
  readonly heightPx: number;
  /** Under the bars; as many are shown as fit. */
  readonly labels: readonly string[];
  /** Stacked from the bottom up. */
  readonly series: readonly BarSeries[];
  readonly lineColour: string;
  readonly textColour: string;
  /** Between the pieces of a bar. */
  readonly groundColour: string;
  readonly onPick: (spot: BarSpot) => void;
  readonly onHover: (spot: BarSpot | null) => void;
}

const WIDEST_BAR_PX = 56;
const LABEL_SPACE_PX = 56;

/** Draws stacked bars over the whole width of the container and follows its size. */
export function createBarChart(options: BarChartOptions): { close(): void } {
  const { container, heightPx, labels, series, lineColour, textColour } = options;
  const tops = stackTops(series, labels.length);
  const highest = Math.max(1, ...(tops.at(-1) ?? []));
  const bars = UPlot.paths.bars?.({ size: [0.62, WIDEST_BAR_PX], align: 0, radius: 0 });

  const plot = new UPlot(
    {
      width: Math.max(container.clientWidth, 1),
      height: heightPx,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: { x: false, y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: false, range: () => [-0.5, labels.length - 0.5] },
        y: { range: () => [0, highest * 1.08] },
      },
      axes: [
        {
          stroke: textColour,
          font: FONT,
          size: 24,
          space: LABEL_SPACE_PX,
          incrs: [1, 2, 7, 14, 28, 56, 112],
          grid: { show: false },
          ticks: { show: false },
          values: (_plot, splits) => splits.map((at) => labels[at] ?? ''),
        },
        {
          stroke: textColour,
          font: FONT,
          size: AXIS_WIDTH_PX,
          space: 30,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000],
          grid: { stroke: lineColour, width: 1 },
          ticks: { show: false },
        },
      ],
      // The highest is drawn first, so that each lower one covers its part.
      series: [
        {},
        ...series
          .map(({ colour }) => ({
            fill: colour,
            stroke: options.groundColour,
            width: 1,
            points: { show: false },
            ...(bars === undefined ? {} : { paths: bars }),
          }))
          .reverse(),
      ],
    },
    [
      labels.map((_label, index) => index),
      // A piece of nothing is left out: its edge would still be drawn.
      ...tops
        .map((top, at) =>
          top.map((height, bar) => ((series[at]?.counts[bar] ?? 0) > 0 ? height : null)),
        )
        .reverse(),
    ],
    container,
  );

  const spotAt = (event: MouseEvent): BarSpot | null => {
    const box = plot.over.getBoundingClientRect();
    const bar = Math.round(plot.posToVal(event.clientX - box.left, 'x'));
    if (bar < 0 || bar >= labels.length) return null;
    const height = plot.posToVal(event.clientY - box.top, 'y');
    const at = tops.findIndex((top) => (top[bar] ?? 0) >= height);
    return { bar, series: at < 0 ? null : at };
  };
  plot.over.addEventListener('pointermove', (event) => options.onHover(spotAt(event)));
  plot.over.addEventListener('pointerleave', () => options.onHover(null));
  plot.over.addEventListener('click', (event) => {
    const spot = spotAt(event);
    if (spot !== null) options.onPick(spot);
  });
  const resize = new ResizeObserver(() => {
    plot.setSize({ width: Math.max(container.clientWidth, 1), height: heightPx });
  });
  resize.observe(container);

  return {
    close() {
      resize.disconnect();
      plot.destroy();
    },
  };
}

/** For each series the height at which its piece of every bar ends. */
function stackTops(series: readonly BarSeries[], bars: number): readonly (readonly number[])[] {
  let below: readonly number[] = Array.from({ length: bars }, () => 0);
  return series.map(({ counts }) => {
    below = below.map((height, bar) => height + (counts[bar] ?? 0));
    return below;
  });
}
