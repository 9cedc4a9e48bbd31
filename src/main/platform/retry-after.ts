/** What a server means by `Retry-After` (RFC 9110, 10.2.3). */

/**
 * `Retry-After` in milliseconds: seconds or a date; null when absent or unreadable.
 * @param serverDate the answer's own `Date`, against which a date is meant; else `nowMs` counts.
 */
export function retryAfterMs(
  header: string | null,
  serverDate: string | null,
  nowMs: number,
): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const dateMs = Date.parse(text);
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - serverNowMs(serverDate, nowMs));
}

function serverNowMs(serverDate: string | null, nowMs: number): number {
  const dateMs = Date.parse(serverDate ?? '');
  return Number.isNaN(dateMs) ? nowMs : dateMs;
}
