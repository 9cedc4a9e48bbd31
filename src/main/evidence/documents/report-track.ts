/** The report's chapter on the way driven: what was recorded, what was dropped, trace and charts. */
import type { Track, TrackGap } from '@shared/domain/track';
import { METRES_PER_MILE, type UnitSystem } from '@shared/units';
import { html, type Html } from './html';
import { lineChart } from './line-chart';
import type { PackageFacts } from './package-facts';
import { mapDrawing } from './map-drawing';
import { count, seconds, utc } from './words';

/** Charts show this much before and after the event. */
const AROUND_EVENT_MS = 30_000;
const SPEED_UNITS: Readonly<
  Record<UnitSystem, { readonly name: string; readonly perMps: number }>
> = {
  metric: { name: 'km/h', perMps: 3.6 },
  imperial: { name: 'mph', perMps: 3600 / METRES_PER_MILE },
};
/** GPS comes once to ten times a second; anything longer is a hole. */
const SPEED_GAP_MS = 2500;
const FORCE_GAP_MS = 1000;

const GAP_WORDS: Readonly<Record<TrackGap['reason'], string>> = {
  'no-data': 'no position was recorded',
  'void-fixes': 'the receiver marked its positions as void',
};

export function trackChapter(facts: PackageFacts): Html {
  const { source, units } = facts;
  const { track, trackMissing, incident } = source;
  return html`<section>
    <h2>Place and track</h2>
    ${track === null ? html`<p>${trackMissing ?? 'No track was recorded.'}</p>` : summary(track)}
    ${mapFigure(facts)} ${track === null ? null : charts(track, incident.eventTimeMs, units)}
  </section>`;
}

function mapFigure({ source: { track, incident }, maps, units }: PackageFacts): Html {
  const drawing = mapDrawing({ track, event: incident, maps, units });
  if (drawing === null) return html`<p>Where it happened is not known.</p>`;
  const owed = [maps?.detail, maps?.region].flatMap((map) => (map ? [map.attribution] : []));
  return html`<figure>
    <figcaption>
      ${track === null ? 'Where it happened.' : 'The way driven, from valid positions only.'} North
      is up.
      ${
        maps?.detail
          ? 'The map is a help for the eye, not a survey.'
          : 'No street map of this place was at hand.'
      }
      ${owed.length === 0 ? null : html`Map: ${[...new Set(owed)].join('; ')}.`}
    </figcaption>
    ${drawing}
  </figure>`;
}

function summary(track: Track): Html {
  const valid = track.samples.filter(({ quality }) => quality === 'valid').length;
  const first = track.samples[0];
  const last = track.samples.at(-1);
  const { issues } = track;
  const unused = Object.entries(issues.unused).sort(([a], [b]) => (a < b ? -1 : 1));
  return html` <p>
      ${count(track.samples.length, 'position', 'positions')}, of which ${count(valid, 'is', 'are')}
      valid and ${count(track.samples.length - valid, 'is', 'are')} void;
      ${count(track.acceleration.length, 'G-sensor reading', 'G-sensor readings')}.
      ${first && last ? `From ${utc(first.timeMs)} to ${utc(last.timeMs)}, by GPS time.` : ''}
    </p>
    <p>
      The original file has ${count(issues.linesTotal, 'line', 'lines')}. Left out of the drawings
      and tables: ${count(issues.badChecksum, 'line', 'lines')} with a wrong checksum,
      ${count(issues.unreadable, 'unreadable line', 'unreadable lines')}${
        unused.length === 0
          ? ''
          : `, and sentences not used here (${unused.map(([name, times]) => `${name}: ${times}`).join(', ')})`
      }.
      They are all still in the original.
    </p>
    ${
      track.gaps.length === 0
        ? html`<p>The positions have no gap.</p>`
        : html`<h3>Gaps</h3>
            <ul>
              ${track.gaps.map(
                (gap) =>
                  html`<li>
                    ${utc(gap.fromMs)} to ${utc(gap.toMs)} (${seconds(gap.toMs - gap.fromMs)}):
                    ${GAP_WORDS[gap.reason]}
                  </li>`,
              )}
            </ul>`
    }`;
}

function charts(track: Track, eventTimeMs: number, units: UnitSystem): readonly Html[] {
  const { name: unit, perMps } = SPEED_UNITS[units];
  const span = chartSpan(track, eventTimeMs);
  const speed = lineChart({
    title: 'Speed',
    unit,
    ...span,
    eventTimeMs,
    gapMs: SPEED_GAP_MS,
    lines: [
      {
        className: 'speed',
        points: track.samples.flatMap(({ timeMs, speedMps, quality }) =>
          quality === 'valid' && speedMps !== null ? [{ timeMs, value: speedMps * perMps }] : [],
        ),
      },
    ],
  });
  const force = lineChart({
    title: 'G-force',
    unit: 'g, axes as the device reports them',
    ...span,
    eventTimeMs,
    gapMs: FORCE_GAP_MS,
    lines: [
      {
        className: 'axis-x',
        points: track.acceleration.map(({ timeMs, xG }) => ({ timeMs, value: xG })),
      },
      {
        className: 'axis-y',
        points: track.acceleration.map(({ timeMs, yG }) => ({ timeMs, value: yG })),
      },
      {
        className: 'axis-z',
        points: track.acceleration.map(({ timeMs, zG }) => ({ timeMs, value: zG })),
      },
    ],
  });
  const key = html`<p class="key">
    <span><i style="color:#0b6e78"></i>x</span> <span><i style="color:#a4570a"></i>y</span
    ><span><i style="color:#6b4fb0"></i>z</span>
  </p>`;
  return [...(speed ? [speed] : []), ...(force ? [force, key] : [])];
}

/** Around the event when the track covers it, else the whole track. */
function chartSpan(track: Track, eventTimeMs: number): { fromMs: number; toMs: number } {
  const times = [...track.samples, ...track.acceleration].map(({ timeMs }) => timeMs);
  const first = times.reduce((least, time) => Math.min(least, time), Infinity);
  const last = times.reduce((most, time) => Math.max(most, time), -Infinity);
  const fromMs = Math.max(first, eventTimeMs - AROUND_EVENT_MS);
  const toMs = Math.min(last, eventTimeMs + AROUND_EVENT_MS);
  return fromMs < toMs ? { fromMs, toMs } : { fromMs: first, toMs: last };
}
