/** Moments in the zone of the place where they happened, named so that nobody can mistake the zone. */
import { formatLocal, localTime } from './time';
import { ENGLISH, type Words } from './words/words';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** English names of zones; British English knows Europe's abbreviations, American English its own. */
const ABBREVIATION_LOCALES = ['en-GB', 'en-US'] as const;

const optional = (zone: string | null): { timeZone?: string } =>
  zone === null ? {} : { timeZone: zone };

/** `CEST`, `PDT`; null where the zone has none in common use. */
export function zoneAbbreviation(timeMs: number, zone: string): string | null {
  for (const locale of ABBREVIATION_LOCALES) {
    const name = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
      .formatToParts(timeMs)
      .find(({ type }) => type === 'timeZoneName')?.value;
    if (name !== undefined && /^[A-Z]{2,5}$/.test(name)) return name;
  }
  return null;
}

/** `UTC+2 (CEST), Europe/Amsterdam`; without a zone `UTC+1, this computer’s zone`. */
export function zoneWords(timeMs: number, zone: string | null): string {
  const offset = localTime(timeMs, timeMs, zone ?? undefined).zone;
  if (zone === null) return `${offset}, this computer’s zone`;
  const short = zoneAbbreviation(timeMs, zone);
  return `${offset}${short === null || short === offset ? '' : ` (${short})`}, ${zone}`;
}

/** `Sun 25 Oct, 02:30:12 UTC+2 (CEST), Europe/Amsterdam`. */
export function formatAtPlace(timeMs: number, nowMs: number, zone: string | null): string {
  const offset = localTime(timeMs, timeMs, zone ?? undefined).zone;
  const moment = formatLocal(timeMs, nowMs, zone ?? undefined);
  return `${moment.slice(0, moment.length - offset.length)}${zoneWords(timeMs, zone)}`;
}

/** As `formatAtPlace`, with day and month as a language writes them: `So., 25. Okt. 2026, 02:30:12 …`. */
export function formatAtPlaceIn(
  { language }: Words,
  timeMs: number,
  nowMs: number,
  zone: string,
): string {
  if (language === 'en') return formatAtPlace(timeMs, nowMs, zone);
  const day = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(timeMs);
  return `${day}, ${localTime(timeMs, nowMs, zone).time} ${zoneWords(timeMs, zone)}`;
}

/** How far local time is ahead of UTC, in minutes; null zone: this computer's. */
export function zoneOffsetMinutes(timeMs: number, zone: string | null): number {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      ...optional(zone),
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
      .formatToParts(timeMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const get = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const asUtc = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'));
  return Math.round((asUtc - Math.floor(timeMs / MINUTE_MS) * MINUTE_MS) / MINUTE_MS);
}

/** A change of the local clock, such as the end of summer time. */
export interface ClockChange {
  readonly atMs: number;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
}

const NEAR_MS = 12 * HOUR_MS;

/** The change within half a day of a moment; null when there is none. */
export function clockChangeNear(timeMs: number, zone: string): ClockChange | null {
  let low = timeMs - NEAR_MS;
  let high = timeMs + NEAR_MS;
  const beforeMinutes = zoneOffsetMinutes(low, zone);
  const afterMinutes = zoneOffsetMinutes(high, zone);
  if (beforeMinutes === afterMinutes) return null;
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2);
    if (zoneOffsetMinutes(middle, zone) === beforeMinutes) low = middle;
    else high = middle;
  }
  return { atMs: Math.floor(high / MINUTE_MS) * MINUTE_MS, beforeMinutes, afterMinutes };
}

/** The change in words for whoever reads local times of that day; null when there is none near. */
export function clockChangeWords(
  timeMs: number,
  zone: string | null,
  { say }: Words = ENGLISH,
): string | null {
  const found = zone === null ? null : clockChangeNear(timeMs, zone);
  if (found === null || zone === null) return null;
  const { atMs, beforeMinutes, afterMinutes } = found;
  const offset = (at: number): string => localTime(at, at, zone).zone;
  const wall = (minutes: number): string =>
    new Date(atMs + minutes * MINUTE_MS).toISOString().slice(11, 16);
  const values = {
    before: wall(beforeMinutes),
    after: wall(afterMinutes),
    zoneBefore: offset(atMs - MINUTE_MS),
    zoneAfter: offset(atMs),
  };
  const change =
    afterMinutes < beforeMinutes
      ? say(
          'Clocks there went back from {before} to {after} ({zoneBefore} to {zoneAfter}). Local times from {after} to {before} came twice.',
          values,
        )
      : say(
          'Clocks there went forward from {before} to {after} ({zoneBefore} to {zoneAfter}). Local times from {before} to {after} did not happen.',
          values,
        );
  const side =
    timeMs < atMs
      ? say('This moment is before the change.')
      : say('This moment is after the change.');
  return `${change} ${side}`;
}
