/** NMEA sentences with true checksums, and what is read of them. */
import type { Track } from '../domain/track';
import { parseNmea } from '../nmea/parse-nmea';

/** With `$` and its checksum (NMEA 0183: all characters between `$` and `*`, exclusive-or). */
export const sign = (body: string): string => {
  let sum = 0;
  for (const character of body) sum ^= character.charCodeAt(0);
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
};

export const rmc = (
  time: string,
  date = '161126',
  status = 'A',
  minutes = '00.0000',
  talker = 'GP',
): string =>
  sign(`${talker}RMC,${time},${status},52${minutes},N,00530.0000,E,19.438,90.0,${date},,,A`);

export const gga = (time: string, quality = 1, minutes = '00.0000'): string =>
  sign(`GNGGA,${time},52${minutes},N,00530.0000,E,${String(quality)},09,0.9,12.5,M,45.8,M,,`);

export const parse = (
  lines: readonly string[] | string,
  referenceMs: number | null = null,
): Track =>
  parseNmea(typeof lines === 'string' ? lines : lines.join('\r\n'), { fileId: 'f', referenceMs });

export const at = (text: string): number => Date.parse(text);
