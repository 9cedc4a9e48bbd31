/**
 * Numbers and times as the report says them, in both systems of units. Counts, sizes, lengths and speeds carry
 * the marks of the report's language. Whatever is compared with a file or typed into a program looks the same in
 * every language, with a point for decimals: times (UTC, ISO 8601), positions, presentation times, frame
 * numbers, hashes, versions.
 */
import type { Words } from '@shared/words/words';

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** `2026-06-12 08:15:30.250 UTC`; milliseconds only when there are any. */
export function utc(timeMs: number): string {
  const at = new Date(timeMs);
  const part = at.getUTCMilliseconds();
  const day = `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`;
  return `${day} ${time}${part === 0 ? '' : `.${pad(part, 3)}`} UTC`;
}

/** `1,234,567 bytes (1.2 MiB)`. */
export function bytes({ counted, number }: Words, sizeBytes: number): string {
  const exact = counted(sizeBytes, '{count} byte', '{count} bytes');
  if (sizeBytes < 1024) return exact;
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let value = sizeBytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${exact} (${number(value, 1)} ${units[unit] ?? ''})`;
}

export function speed(kph: number): string {
  return `${Math.round(kph)} km/h (${Math.round(kph / 1.609344)} mph)`;
}

export function seconds({ number }: Words, durationMs: number): string {
  return `${number(durationMs / 1000, durationMs % 1000 === 0 ? 0 : 1)} s`;
}
