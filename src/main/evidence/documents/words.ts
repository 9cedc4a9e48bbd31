/** Numbers and times as the report says them: UTC, both systems of units, no locale. */

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
export function bytes(sizeBytes: number): string {
  const exact = `${grouped(sizeBytes)} bytes`;
  if (sizeBytes < 1024) return exact;
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let value = sizeBytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${exact} (${value.toFixed(1)} ${units[unit] ?? ''})`;
}

export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function speed(kph: number): string {
  return `${Math.round(kph)} km/h (${Math.round(kph / 1.609344)} mph)`;
}

/** `1 fix`, `7 fixes`. */
export function count(value: number, one: string, many: string): string {
  return `${grouped(value)} ${value === 1 ? one : many}`;
}

export function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(durationMs % 1000 === 0 ? 0 : 1)} s`;
}
