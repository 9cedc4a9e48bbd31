/** Moments and spans as people read them; every moment goes in as UTC milliseconds since 1970. */
import { ENGLISH, type Words } from './words/words';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-22 14:03:05 UTC`. */
export function formatUtc(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `2026-11-22 14:03:05.250 UTC`, for evidence. */
export function formatUtcPrecise(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 23).replace('T', ' ')} UTC`;
}

/** Local date and time in the parts a list needs; `timeZone` is for tests and fixed-zone reports. */
export interface LocalTime {
  /** `22 Nov`, with the year when it is not this one. */
  readonly date: string;
  /** `Sun`. */
  readonly weekday: string;
  /** `14:03:05`. */
  readonly time: string;
  /** `UTC+1`, `UTC`. */
  readonly zone: string;
}

/** Splits a moment into local parts; 24-hour clock, English month names. */
export function localTime(timeMs: number, nowMs: number, timeZone?: string): LocalTime {
  const zone = timeZone === undefined ? {} : { timeZone };
  const part = (options: Intl.DateTimeFormatOptions, name: Intl.DateTimeFormatPartTypes): string =>
    formatter({ ...options, ...zone })
      .formatToParts(timeMs)
      .find((candidate) => candidate.type === name)?.value ?? '';
  const yearOf = (moment: number): string => formatter({ year: 'numeric', ...zone }).format(moment);
  const day = `${part({ day: 'numeric' }, 'day')} ${part({ month: 'short' }, 'month')}`;
  return {
    date: yearOf(timeMs) === yearOf(nowMs) ? day : `${day} ${yearOf(timeMs)}`,
    weekday: part({ weekday: 'short' }, 'weekday'),
    time: formatter({
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      ...zone,
    }).format(timeMs),
    // The offset, not a name: three letters mean different zones to different people.
    zone: part({ hour: 'numeric', timeZoneName: 'shortOffset' }, 'timeZoneName')
      .replace('GMT', 'UTC')
      .replace(/[+]0$/, ''),
  };
}

/** `Sun 22 Nov, 14:03:05 UTC+1`. */
export function formatLocal(timeMs: number, nowMs: number, timeZone?: string): string {
  const local = localTime(timeMs, nowMs, timeZone);
  return `${local.weekday} ${local.date}, ${local.time} ${local.zone}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs a thousand times more than using it, and lists use them a lot. */
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', options);
  formatters.set(key, made);
  return made;
}

/** `just now`, `3 min ago`, `2 h ago`, `5 days ago`; moments ahead count as now. */
export function formatAgo(timeMs: number, nowMs: number): string {
  const ageMs = nowMs - timeMs;
  if (ageMs < MINUTE_MS) return 'just now';
  if (ageMs < HOUR_MS) return `${Math.floor(ageMs / MINUTE_MS)} min ago`;
  if (ageMs < DAY_MS) return `${Math.floor(ageMs / HOUR_MS)} h ago`;
  const days = Math.floor(ageMs / DAY_MS);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** `0:07`, `10:00`, `1:02:03`: a length as on a player. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.floor(Math.max(0, durationMs) / SECOND_MS);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** `0:07.250`: a position to the millisecond. */
export function formatDurationPrecise(durationMs: number): string {
  const whole = Math.round(Math.max(0, durationMs));
  return `${formatDuration(whole)}.${String(whole % SECOND_MS).padStart(3, '0')}`;
}

/** `about 20 s`, `about 3 min`, `about 2 h`: how long something still takes. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 60) return `about ${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 3600) return `about ${Math.round(seconds / 60)} min`;
  return `about ${Math.round(seconds / 3600)} h`;
}

/** `+0.350 s`, `−1.200 s`, `±0 s`. */
export function offsetText(offsetMs: number, { number }: Words = ENGLISH): string {
  if (Math.abs(offsetMs) < 0.5) return '±0 s';
  return `${offsetMs < 0 ? '−' : '+'}${number(Math.abs(offsetMs) / 1000, 3)} s`;
}
