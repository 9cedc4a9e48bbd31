/** The report's chapter on the way driven: what was recorded, what was dropped, trace and charts. */
import type { Track, TrackGap } from '@shared/domain/track';
import { METRES_PER_MILE, type UnitSystem } from '@shared/units';
import { message } from '@shared/words/message';
import type { Words } from '@shared/words/words';
import { seconds, utc } from './figures';
import { html, type Html } from './html';
import { lineChart } from './line-chart';
import { mapDrawing } from './map-drawing';
import type { ReportFacts } from './package-facts';

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

const GAP_WORDS = {
  'no-data': message('{from} to {to} ({length}): no position was recorded'),
  'void-fixes': message('{from} to {to} ({length}): the receiver marked its positions as void'),
} as const satisfies Readonly<Record<TrackGap['reason'], string>>;

export function trackChapter(facts: ReportFacts): Html {
  const { source, units, words } = facts;
  const { say, told } = words;
  const { track, trackMissing, incident } = source;
  return html`<section>
    <h2>${say('Place and track')}</h2>
    ${
      track === null
        ? html`<p>${trackMissing === null ? say('No track was recorded.') : told(trackMissing)}</p>`
        : summary(track, words)
    }
    ${mapFigure(facts)} ${track === null ? null : charts(track, incident.eventTimeMs, units, words)}
  </section>`;
}

function mapFigure({ source: { track, incident }, maps, units, words }: ReportFacts): Html {
  const { say } = words;
  const drawing = mapDrawing({ track, event: incident, maps, units, words });
  if (drawing === null) return html`<p>${say('Where it happened is not known.')}</p>`;
  const owed = [maps?.detail, maps?.region].flatMap((map) => (map ? [map.attribution] : []));
  return html`<figure>
    <figcaption>
      ${
        track === null
          ? say('Where it happened. North is up.')
          : say('The way driven, from valid positions only. North is up.')
      }
      ${
        maps?.detail
          ? say('The map is a help for the eye, not a survey.')
          : say('No street map of this place was at hand.')
      }
      ${owed.length === 0 ? null : say('Map: {owners}.', { owners: [...new Set(owed)].join('; ') })}
    </figcaption>
    ${drawing}
  </figure>`;
}

function summary(track: Track, words: Words): Html {
  const { say } = words;
  return html`<p>${positions(track, words)}</p>
    <p>${dropped(track, words)}</p>
    ${
      track.gaps.length === 0
        ? html`<p>${say('The positions have no gap.')}</p>`
        : html`<h3>${say('Gaps')}</h3>
            <ul>
              ${track.gaps.map(
                ({ fromMs, toMs, reason }) =>
                  html`<li>
                    ${say(GAP_WORDS[reason], {
                      from: utc(fromMs),
                      to: utc(toMs),
                      length: seconds(words, toMs - fromMs),
                    })}
                  </li>`,
              )}
            </ul>`
    }`;
}

function positions(track: Track, { say, counted }: Words): string {
  const valid = track.samples.filter(({ quality }) => quality === 'valid').length;
  const first = track.samples[0];
  const last = track.samples.at(-1);
  const counts = say('{positions}, of which {valid} and {voids}; {readings}.', {
    positions: counted(track.samples.length, '{count} position', '{count} positions'),
    valid: counted(valid, '{count} is valid', '{count} are valid'),
    voids: counted(track.samples.length - valid, '{count} is void', '{count} are void'),
    readings: counted(
      track.acceleration.length,
      '{count} G-sensor reading',
      '{count} G-sensor readings',
    ),
  });
  if (!first || !last) return counts;
  const span = { from: utc(first.timeMs), to: utc(last.timeMs) };
  return `${counts} ${say('From {from} to {to}, by GPS time.', span)}`;
}

function dropped({ issues }: Track, { say, counted, number }: Words): string {
  const unused = Object.entries(issues.unused).sort(([a], [b]) => (a < b ? -1 : 1));
  const values = {
    lines: counted(issues.linesTotal, '{count} line', '{count} lines'),
    wrong: counted(
      issues.badChecksum,
      '{count} line with a wrong checksum',
      '{count} lines with a wrong checksum',
    ),
    unreadable: counted(issues.unreadable, '{count} unreadable line', '{count} unreadable lines'),
  };
  return unused.length === 0
    ? say(
        'The original file has {lines}. Left out of the drawings and tables: {wrong}, {unreadable}. They are all still in the original.',
        values,
      )
    : say(
        'The original file has {lines}. Left out of the drawings and tables: {wrong}, {unreadable}, and sentences not used here ({sentences}). They are all still in the original.',
        {
          ...values,
          sentences: unused.map(([name, times]) => `${name}: ${number(times)}`).join(', '),
        },
      );
}

function charts(
  track: Track,
  eventTimeMs: number,
  units: UnitSystem,
  words: Words,
): readonly Html[] {
  const { say } = words;
  const { name: unit, perMps } = SPEED_UNITS[units];
  const span = chartSpan(track, eventTimeMs);
  const speed = lineChart({
    title: say('Speed'),
    unit,
    words,
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
    title: say('G-force'),
    unit: say('g, axes as the device reports them'),
    words,
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
