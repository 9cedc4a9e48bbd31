/** Readings of a clock in a named zone as moments, and back. */
import { zoneOffsetMinutes } from '../place-time';
import { isTimeZone } from '../zoned-day';

const MINUTE_MS = 60_000;
const FIXED = /^UTC(?:([+-])(\d{2}):(\d{2}))?$/;
/** No zone is further from UTC than this. */
const MOST_MINUTES = 15 * 60;

/** `UTC`, `UTC+05:30`; by whole minutes. */
export function fixedZone(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Whether it is `UTC`, an offset such as `UTC+05:30`, or an IANA zone this computer knows. */
export function isClockZone(zone: string): boolean {
  const minutes = fixedMinutes(zone);
  return minutes === null ? isTimeZone(zone) : Math.abs(minutes) <= MOST_MINUTES;
}

/** How far the zone's clock is ahead of UTC at a moment, minutes. @throws RangeError for no zone */
export function clockOffsetMinutes(timeMs: number, zone: string): number {
  return fixedMinutes(zone) ?? zoneOffsetMinutes(timeMs, zone);
}

/**
 * The moment at which a clock in the zone reads `clockMs` (written as if it were UTC). Of a reading that
 * came twice as summer time ended the first is taken; one that was skipped is read by the time before.
 */
export function momentOf(clockMs: number, zone: string): number {
  const fixed = fixedMinutes(zone);
  if (fixed !== null) return clockMs - fixed * MINUTE_MS;
  const before = clockMs - zoneOffsetMinutes(clockMs - MOST_MINUTES * MINUTE_MS, zone) * MINUTE_MS;
  if (before + zoneOffsetMinutes(before, zone) * MINUTE_MS === clockMs) return before;
  const near = clockMs - zoneOffsetMinutes(before, zone) * MINUTE_MS;
  return near + zoneOffsetMinutes(near, zone) * MINUTE_MS === clockMs ? near : before;
}

function fixedMinutes(zone: string): number | null {
  const found = FIXED.exec(zone);
  if (found === null) return null;
  const [, sign, hours = '0', minutes = '0'] = found;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
