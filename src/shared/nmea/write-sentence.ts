/** Writes NMEA sentences: for made-up tracks and for tests. */

/**
 * `$`, the body, `*` and its checksum, without line end (NMEA 0183: all characters between `$` and `*`,
 * exclusive-or, as two hexadecimal digits).
 * @param body talker, sentence and fields, such as `GPRMC,120000.00,A,…`; ASCII
 */
export function writeSentence(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) sum ^= body.charCodeAt(at);
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
}
