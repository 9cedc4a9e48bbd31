/** A small time chart with a moving cursor; the only file that uses uPlot. */
import 'uplot/dist/uPlot.min.css';
import UPlot from 'uplot';

export interface ChartSeries {
  readonly label: string;
  /** Any CSS colour; the canvas cannot read variables. */
  readonly colour: string;
  /** One per time; null leaves a hole in the line. */
  readonly values: readonly (number | null)[];
}

export interface ChartOptions {
  readonly container: HTMLElement;
  readonly heightPx: number;
  /** Milliseconds since 1970, ascending. */
  readonly timesMs: readonly number[];
  readonly series: readonly ChartSeries[];
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
  close(): void;
}

const AXIS_WIDTH_PX = 40;
const FONT = '11px "Inter Variable", system-ui, sans-serif';

/** Draws the chart over the whole width of the container and follows its size. */
export function createChart(options: ChartOptions): Chart {
  const { container, heightPx, lineColour, textColour } = options;
  const grid = { stroke: lineColour, width: 1 };
  let timeMs = options.fromMs;
  const now = document.createElement('div');
  now.className = 'chart-now';

  const plot = new UPlot(
    {
      width: Math.max(container.clientWidth, 1),
      height: heightPx,
      padding: [6, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
      scales: { x: { time: false, range: () => [options.fromMs / 1000, options.toMs / 1000] } },
      axes: [
        {
          stroke: textColour,
          font: FONT,
          size: 22,
          grid: { show: false },
          ticks: { show: false },
          values: (_plot, splits) =>
            splits.map((seconds) => new Date(seconds * 1000).toISOString().slice(14, 19)),
        },
        {
          stroke: textColour,
          font: FONT,
          size: AXIS_WIDTH_PX,
          grid,
          ticks: { show: false },
          space: 22,
        },
      ],
      series: [
        {},
        ...options.series.map(({ label, colour }) => ({
          label,
          stroke: colour,
          width: 1.5,
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
    close() {
      resize.disconnect();
      plot.destroy();
    },
  };
}
