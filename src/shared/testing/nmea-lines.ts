/** NMEA sentences with true checksums, and what is read of them. */
import type { Track } from '../domain/track';
import { parseNmea } from '../nmea/parse-nmea';
import { writeSentence } from '../nmea/write-sentence';

export const sign = writeSentence;

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
