/** What GPX and KML have in common: how text, numbers and times are written in XML. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an element or an attribute; characters that XML 1.0 forbids even escaped are dropped. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const ZERO = 48;
const POINT = 46;

/** `xsd:decimal`: never in exponent form, no trailing zeros, no `-0`. */
export function decimal(value: number, digits: number): string {
  const text = value.toFixed(digits);
  let end = text.length;
  if (digits > 0) {
    while (text.charCodeAt(end - 1) === ZERO) end -= 1;
    if (text.charCodeAt(end - 1) === POINT) end -= 1;
  }
  const short = text.slice(0, end);
  return short === '-0' ? '0' : short;
}

/** Milliseconds since 1970 → `xsd:dateTime` in UTC. */
export const isoTime = (timeMs: number): string => new Date(timeMs).toISOString();
