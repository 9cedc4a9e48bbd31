/** The strip under composed pictures: times, speed and the vehicle's way, burnt into every picture. */
import type { Track } from '@shared/domain/track';
import { formatAtPlace } from '@shared/place-time';
import { formatUtcPrecise } from '@shared/time';
import { fitTrace } from '@shared/trace-projection';
import { createTrackLookup } from '@shared/track-math';
import { formatSpeedMps, type UnitSystem } from '@shared/units';
import type { Box } from './composite-layout';

type Context = OffscreenCanvasRenderingContext2D;

export const FONT = 'sans-serif';
const TEXT = '#f2f5f7';
const QUIET = '#aeb9c2';
const TRACE = '#4fc3d9';
const MARGIN = 22;

export interface FactsOptions {
  readonly title: string;
  readonly eventTimeMs: number;
  readonly zone: string | null;
  readonly track: Track | null;
  readonly units: UnitSystem;
  readonly strip: Box;
  readonly map: Box;
}

/** @returns what draws the strip as it is at a moment, UTC milliseconds */
export function createFactsPainter(
  context: Context,
  options: FactsOptions,
): (timeMs: number) => void {
  const { title, eventTimeMs, zone, track, units, strip } = options;
  const lookup = track && createTrackLookup(track);
  const way = lookup && lookup.spanMs !== null ? drawnWay(options) : null;

  return (timeMs) => {
    context.fillStyle = '#10161b';
    context.fillRect(strip.x, strip.y, strip.width, strip.height);
    const fromEvent = (timeMs - eventTimeMs) / 1000;
    const sign = fromEvent < 0 ? '−' : '+';
    const left = strip.x + 24;
    write(context, formatUtcPrecise(timeMs), left, strip.y + 52, `600 38px ${FONT}`);
    write(
      context,
      `${formatAtPlace(timeMs, 0, zone)} · ${sign}${Math.abs(fromEvent).toFixed(2)} s from the event`,
      left,
      strip.y + 90,
      `22px ${FONT}`,
    );
    write(context, title, left, strip.y + 126, `20px ${FONT}`, QUIET);

    const place = lookup?.placeAt(timeMs) ?? null;
    const speed = place?.speedMps ?? null;
    const right = options.map.x - 260;
    const words = speed === null ? 'no GPS fix' : formatSpeedMps(speed, units);
    write(context, words, right, strip.y + 68, `600 ${speed === null ? 26 : 40}px ${FONT}`);
    write(context, 'speed by GPS', right, strip.y + 100, `20px ${FONT}`, QUIET);
    if (way === null) return;
    context.drawImage(way.picture, options.map.x, options.map.y);
    const at = place === null ? null : way.at(place);
    if (at === null) return;
    context.fillStyle = '#ffb020';
    context.beginPath();
    context.arc(options.map.x + at.x, options.map.y + at.y, 8, 0, 2 * Math.PI);
    context.fill();
  };
}

function write(
  context: Context,
  words: string,
  x: number,
  y: number,
  font: string,
  colour = TEXT,
): void {
  context.font = font;
  context.fillStyle = colour;
  context.fillText(words, x, y);
}

/** The way itself does not change from picture to picture. */
function drawnWay({ track, map }: FactsOptions): {
  readonly picture: OffscreenCanvas;
  readonly at: ReturnType<typeof fitTrace>['at'];
} | null {
  const picture = new OffscreenCanvas(map.width, map.height);
  const context = picture.getContext('2d');
  if (context === null || track === null) return null;
  const { runs } = createTrackLookup(track);
  const projection = fitTrace(runs.flat(), {
    width: map.width,
    height: map.height,
    margin: MARGIN,
  });
  context.strokeStyle = TRACE;
  context.lineWidth = 5;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const run of runs) {
    context.beginPath();
    run.forEach((sample, index) => {
      const { x, y } = projection.at(sample);
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.stroke();
  }
  write(context, 'N ↑', map.width - 44, 26, `18px ${FONT}`, QUIET);
  return { picture, at: projection.at };
}
