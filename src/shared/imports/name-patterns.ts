/** How makers of cameras name their files: one row a naming, the first that fits wins. */
import type { ImportTrigger } from '../domain/import';
import { cameraOfLetter, cameraOfWords } from './camera-words';

/** What a name alone tells. */
export interface NameFacts {
  readonly maker: string | null;
  /** The camera's clock at the start, written as if it were UTC; null when the name holds no time. */
  readonly clockMs: number | null;
  readonly clock: 'utc' | 'local';
  readonly captureMode: string | null;
  readonly trigger: ImportTrigger | null;
  readonly lowerQuality: boolean;
}

interface NamePattern {
  readonly maker: string;
  /** Of the name without its ending; groups y, mo, d, h, mi, s, cam, mode and low are read by name. */
  readonly form: RegExp;
  readonly triggers?: Readonly<Record<string, ImportTrigger>>;
  readonly clock?: 'utc';
}

const DAY = '(?<y>20\\d{2})(?<mo>\\d{2})(?<d>\\d{2})';
const SHORT_DAY = '(?<y>\\d{2})(?<mo>\\d{2})(?<d>\\d{2})';
const TIME = '(?<h>\\d{2})(?<mi>\\d{2})(?<s>\\d{2})';
const apart = (sign: string, between: string): string =>
  `(?<y>20\\d{2})${sign}(?<mo>\\d{2})${sign}(?<d>\\d{2})${between}(?<h>\\d{2})${sign}(?<mi>\\d{2})${sign}(?<s>\\d{2})`;
const MODES = '(?<cam>C_F|C_I|C_R|C_E|S_F_I|GRID)';
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'i');

const PATTERNS: readonly NamePattern[] = [
  { maker: 'fleet service', form: form(`(?:[A-Z]+_)?${DAY}_${TIME}_${MODES}`), clock: 'utc' },
  { maker: 'fleet service', form: form(`${MODES}(?:-\\d+)?`), clock: 'utc' },
  {
    maker: 'BlackVue',
    form: form(`${DAY}_${TIME}_(?<mode>[A-Z])(?<cam>[FRIO])?(?<low>S)?`),
    triggers: { N: 'normal', T: 'normal', P: 'parking', I: 'parking', M: 'manual', '': 'event' },
  },
  {
    maker: 'Viofo',
    form: form(`${DAY}${TIME}_\\d{5,6}(?<mode>[PE]?)(?<cam>[FRIT]?)`),
    triggers: { P: 'parking', E: 'event' },
  },
  {
    maker: 'Viofo',
    form: form(
      `(?<y>20\\d{2})_(?<mo>\\d{2})(?<d>\\d{2})_${TIME}(?:_\\d{3,5})?_?(?<mode>[PE]?)(?<cam>[FRITAB]?)`,
    ),
    triggers: { P: 'parking', E: 'event' },
  },
  {
    maker: 'Tesla',
    form: form(
      `${apart('-', '_')}-(?<cam>front|back|cabin|left_repeater|right_repeater|left_pillar|right_pillar)`,
    ),
  },
  {
    maker: 'Nextbase',
    form: form(`${SHORT_DAY}_${TIME}_\\d{3,4}_(?<mode>[NEP]?)(?<cam>[FRCI])(?:H|(?<low>L))`),
    triggers: { N: 'normal', E: 'event', P: 'event' },
  },
  {
    maker: 'Nextbase',
    form: form(`(?<mode>FILE|EMER)${SHORT_DAY}-${TIME}(?<cam>[FR]?)`),
    triggers: { FILE: 'normal', EMER: 'event' },
  },
  {
    maker: 'Thinkware',
    form: form(`(?<mode>[A-Z]{2,4})_${apart('_', '_')}(?:_(?<cam>[FRI])\\d?)?`),
    triggers: {
      REC: 'normal',
      EVT: 'event',
      MAN: 'manual',
      MANU: 'manual',
      PAR: 'parking',
      PARK: 'parking',
      MOT: 'parking',
    },
  },
  {
    maker: '70mai',
    form: form(`(?<mode>NO|EV|PA|LA)${DAY}-${TIME}-\\d{5,6}(?<cam>[FBI]?)`),
    triggers: { NO: 'normal', EV: 'event', PA: 'parking', LA: 'normal' },
  },
  { maker: 'DDPAI', form: form(`${DAY}${TIME}_\\d{4}(?:_(?<cam>[FR]))?`) },
  { maker: 'Garmin', form: form('GRMN\\d{3,6}') },
];

/** A time somewhere in a name of no known maker. */
const ANY_TIME =
  /(?<!\d)(?<y>20\d{2})[-_.]?(?<mo>\d{2})[-_.]?(?<d>\d{2})[-_.T ]*(?<h>\d{2})[-_.h:]?(?<mi>\d{2})[-_.m:]?(?<s>\d{2})(?!\d)/i;
/** A camera's letter at the end of such a name. */
const LAST_LETTER = /[\d_-](?<cam>[FRIB])$/i;

/** @param stem the name without folders and ending. */
export function readName(stem: string): NameFacts {
  for (const pattern of PATTERNS) {
    const match = pattern.form.exec(stem);
    if (match === null) continue;
    const found = match.groups ?? {};
    const clockMs = clockOf(found);
    // Digits that are no time: another maker's number, or no dashcam's name at all.
    if (clockMs === undefined) continue;
    const mode = (found['mode'] ?? '').toUpperCase();
    const { triggers = {} } = pattern;
    return {
      maker: pattern.maker,
      clockMs,
      clock: pattern.clock ?? 'local',
      captureMode: cameraOf(found['cam']),
      trigger: triggers[mode] ?? (mode === '' ? null : (triggers[''] ?? null)),
      lowerQuality: found['low'] !== undefined,
    };
  }
  const time = ANY_TIME.exec(stem)?.groups;
  return {
    maker: null,
    clockMs: (time && clockOf(time)) ?? null,
    clock: 'local',
    captureMode: cameraOfWords(stem) ?? cameraOf(LAST_LETTER.exec(stem)?.groups?.['cam']),
    trigger: null,
    lowerQuality: false,
  };
}

function cameraOf(cam: string | undefined): string | null {
  if (cam === undefined || cam === '') return null;
  return cam.length === 1 ? cameraOfLetter(cam) : cameraOfWords(cam);
}

/** Null without a time, undefined for digits that are none. */
function clockOf(found: Readonly<Record<string, string | undefined>>): number | null | undefined {
  if (found['y'] === undefined) return null;
  const read = (name: string): number => Number(found[name]);
  const [year, month, day] = [read('y') % 2000, read('mo'), read('d')];
  const [hour, minute, second] = [read('h'), read('mi'), read('s')];
  const clockMs = Date.UTC(2000 + year, month - 1, day, hour, minute, second);
  const back = new Date(clockMs);
  const same =
    back.getUTCMonth() === month - 1 && back.getUTCDate() === day && back.getUTCHours() === hour;
  return same && minute < 60 && second < 60 ? clockMs : undefined;
}
