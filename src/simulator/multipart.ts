/** Reads one text field out of a `multipart/form-data` body. */
import type { Ask } from './exchange';

export function formField(ask: Ask, name: string): string | null {
  const boundary = /boundary="?([^";]+)"?/i.exec(ask.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return null;
  for (const part of ask.body.toString('latin1').split(`--${boundary}`)) {
    const split = part.indexOf('\r\n\r\n');
    if (split < 0) continue;
    const headers = part.slice(0, split);
    if (!new RegExp(`name="${name}"`, 'i').test(headers)) continue;
    return part.slice(split + 4).replace(/\r\n$/, '');
  }
  return null;
}
