/** Calendar days in a named time zone, and the moments they begin at. A day is written `2026-10-21`. */
import { DAY_MS } from './time';

const MINUTE_MS = 60_000;
/** No zone is further from UTC than this. */
const MOST_OFFSET_MS = 15 * 60 * MINUTE_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Whether `zone` is a zone this computer knows, such as `Europe/Amsterdam` or `UTC`. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The day it is in the zone at a moment. @throws RangeError for a zone nobody knows. */
export function dayOf(timeMs: number, zone: string): string {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(timeMs)
      .map(({ type, value }) => [type, value]),
  );
  const year = (parts.get('year') ?? '').padStart(4, '0');
  return `${year}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}

/**
 * The moment a day begins in the zone, UTC milliseconds; the next one when that midnight is skipped.
 * Found by halving, since days are not always 24 hours long and offsets change.
 */
export function startOfDayMs(day: string, zone: string): number {
  const utcMidnightMs = Date.parse(`${day}T00:00:00Z`);
  let before = utcMidnightMs - MOST_OFFSET_MS;
  let at = utcMidnightMs + MOST_OFFSET_MS;
  while (at - before > MINUTE_MS) {
    const middle = before + Math.floor((at - before) / MINUTE_MS / 2) * MINUTE_MS;
    if (dayOf(middle, zone) < day) before = middle;
    else at = middle;
  }
  return at;
}

/** Calendar arithmetic, without any zone. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one to another, both included; 0 when they are turned around. */
export function countDays(fromDay: string, toDay: string): number {
  const ms = Date.parse(`${toDay}T00:00:00Z`) - Date.parse(`${fromDay}T00:00:00Z`);
  return Math.max(0, Math.round(ms / DAY_MS) + 1);
}

/** Every day from one to another, both included. */
export function daysBetween(fromDay: string, toDay: string): readonly string[] {
  return Array.from({ length: countDays(fromDay, toDay) }, (_, index) => addDays(fromDay, index));
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}
