/** How a statement writes its times. */

export const isoOf = (timeMs: number): string => new Date(timeMs).toISOString();

/** This computer's clock as it is set, e.g. `2026-11-22T23:55:31.000Z (UTC+01:00)`. */
export function clockOf(timeMs: number): string {
  const minutes = -new Date(timeMs).getTimezoneOffset();
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  return `${isoOf(timeMs)} (this computer is set to UTC${offset})`;
}
