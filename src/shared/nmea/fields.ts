/** Reads single NMEA 0183 fields; every reader answers null for an empty or impossible field. */

const DAY_MS = 86_400_000;
const TIME = /^(\d{2})(\d{2})(\d{2})(?:\.(\d{1,9}))?$/;
const DATE = /^(\d{2})(\d{2})(\d{2})$/;
const ANGLE = /^\d{3,5}(?:\.\d{1,10})?$/;
const NUMBER = /^[+-]?\d{1,12}(?:\.\d{0,12})?$/;

/** `hhmmss.ss` (NMEA 0183, UTC) → milliseconds since midnight. A leap second's 60 is kept. */
export function readTimeOfDayMs(field: string | undefined): number | null {
  const match = TIME.exec(field ?? '');
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  const seconds = Number(match[3]);
  if (hours > 23 || minutes > 59 || seconds > 60) return null;
  const fractionMs = Math.round(Number(`0.${match[4] ?? '0'}`) * 1000);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fractionMs;
}

/** `ddmmyy` (RMC field 9) → UTC midnight, ms since 1970; two-digit years 80…99 are 19xx. */
export function readDayMs(field: string | undefined): number | null {
  const match = DATE.exec(field ?? '');
  if (match === null) return null;
  const year = Number(match[3]);
  return dayMs(year + (year >= 80 ? 1900 : 2000), Number(match[2]), Number(match[1]));
}

/** Calendar day → UTC midnight, ms since 1970; null when there is no such day. */
export function dayMs(year: number, month: number, day: number): number | null {
  if (year < 1980 || year > 2199) return null;
  const timeMs = Date.UTC(year, month - 1, day);
  const back = new Date(timeMs);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? timeMs : null;
}

/** `dddmm.mmmm` with its hemisphere letter → signed degrees. */
export function readAngleDeg(
  field: string | undefined,
  hemisphere: string | undefined,
  axis: 'latitude' | 'longitude',
): number | null {
  if (field === undefined || !ANGLE.test(field)) return null;
  const value = Number(field);
  const degrees = Math.floor(value / 100);
  const minutes = value - degrees * 100;
  const angle = degrees + minutes / 60;
  if (minutes >= 60 || angle > (axis === 'latitude' ? 90 : 180)) return null;
  if (hemisphere === (axis === 'latitude' ? 'N' : 'E')) return angle;
  return hemisphere === (axis === 'latitude' ? 'S' : 'W') ? -angle : null;
}

/** Any decimal number. */
export function readNumber(field: string | undefined): number | null {
  return field !== undefined && NUMBER.test(field) ? Number(field) : null;
}

/** A number that cannot be negative (speed, HDOP, satellite count). */
export function readAmount(field: string | undefined): number | null {
  const value = readNumber(field);
  return value !== null && value >= 0 ? value : null;
}

/** Degrees clockwise from true north, folded into 0 ≤ x < 360. */
export function readHeadingDeg(field: string | undefined): number | null {
  const value = readAmount(field);
  return value !== null && value <= 360 ? value % 360 : null;
}

/** Knots → metres per second, by the definition of the nautical mile (1852 m). */
export function readKnotsAsMps(field: string | undefined): number | null {
  const knots = readAmount(field);
  return knots === null ? null : (knots * 1852) / 3600;
}

/** Kilometres per hour → metres per second. */
export function readKphAsMps(field: string | undefined): number | null {
  const kph = readAmount(field);
  return kph === null ? null : kph / 3.6;
}

export { DAY_MS };
