/** What the colours and signs of the map mean, and its scale. */
import { SPEED_UNIT, speedClasses } from '@shared/speed-classes';
import { METRES_PER_FOOT, METRES_PER_MILE, type UnitSystem } from '@shared/units';
import type { Words } from '@shared/words/words';
import { html, type Html } from './html';

const LINE_PX = 16;
const SIGN_PX = 22;
/** A scale bar has one of these lengths, in metres and kilometres or feet and miles. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

export interface MapKey {
  readonly words: Words;
  readonly units: UnitSystem;
  readonly driven: boolean;
  readonly gaps: boolean;
  readonly voids: boolean;
  readonly event: 'track' | 'service' | null;
}

/** @param x, y top left of the key */
export function mapKey(wanted: MapKey, x: number, y: number): readonly Html[] {
  const { words, units, driven, gaps, voids, event } = wanted;
  const { say } = words;
  const line = (className: string) => (top: number) =>
    html`<path class="${className}" d="M${x + 2} ${top - 4}H${x + SIGN_PX - 4}" />`;
  const dot = (className: string, radius: number) => (top: number) =>
    html`<circle class="${className}" cx="${x + 9}" cy="${top - 4}" r="${radius}" />`;
  const speeds = speedClasses(units).map(
    ({ label }, step) => [line(`speed-${step}`), label] as const,
  );
  const signs = [
    ...(event === null ? [] : [[dot('event', 6), eventWords(words, event)] as const]),
    ...(driven
      ? [[dot('start', 4.5), say('Start')] as const, [dot('end', 4.5), say('End')] as const]
      : []),
    ...(gaps ? [[line('gap'), say('No position recorded')] as const] : []),
    ...(voids ? [[dot('void', 2.5), say('Position marked void')] as const] : []),
  ];
  const rows = (list: readonly (readonly [(top: number) => Html, string])[], from: number) =>
    list.map(([sign, words], index) => {
      const top = from + index * LINE_PX;
      return html`${sign(top)}<text class="key-text" x="${x + SIGN_PX + 4}" y="${top}"
          >${words}</text
        >`;
    });
  const below = driven ? y + LINE_PX * (speeds.length + 1) + 8 : y;
  return [
    ...(driven
      ? [
          html`<text class="key-head" x="${x}" y="${y}"
            >${say('Speed, {unit}', { unit: SPEED_UNIT[units] })}</text
          >`,
          ...rows(speeds, y + LINE_PX),
        ]
      : []),
    ...rows(signs, below),
  ];
}

function eventWords({ say }: Words, from: 'track' | 'service'): string {
  return from === 'track' ? say('Event, by the track') : say('Event, as the service gives it');
}

/** The longest round length that fits, in the units asked for. */
export function scaleBar(
  metresPerPixel: number,
  x: number,
  y: number,
  widthPx: number,
  units: UnitSystem,
): Html {
  const { metres, words } = scaleLength(widthPx * metresPerPixel, units);
  const width = metres / metresPerPixel;
  return html`<path class="scale" d="M ${x} ${y - 6} v 6 h ${width.toFixed(1)} v -6" />
    <text class="label" x="${(x + width / 2).toFixed(1)}" y="${y - 6}" text-anchor="middle"
      >${words}</text
    >`;
}

function scaleLength(longestM: number, units: UnitSystem): { metres: number; words: string } {
  const [small, large] =
    units === 'metric'
      ? ([
          [1, 'm'],
          [1000, 'km'],
        ] as const)
      : ([
          [METRES_PER_FOOT, 'ft'],
          [METRES_PER_MILE, 'mi'],
        ] as const);
  const lengths = [small, large].flatMap(([metres, unit]) =>
    STEPS.map((step) => ({ metres: step * metres, words: `${step} ${unit}` })),
  );
  const fitting = lengths.filter(({ metres }) => metres <= longestM);
  return fitting.at(-1) ?? lengths[0] ?? { metres: 1, words: '1 m' };
}
