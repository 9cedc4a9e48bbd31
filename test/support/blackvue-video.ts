/** A demo recording with NMEA sentences in it, laid out as BlackVue cameras do. */
import { readFile, writeFile } from 'node:fs/promises';
import { writeSentence } from '@shared/nmea/write-sentence';
import { box, latin1 } from '@shared/testing/mp4-boxes';

export interface BlackvueFix {
  /** UTC, as the receiver says it, whole seconds. */
  readonly timeMs: number;
  /** The camera's own clock, written before each line. */
  readonly clockMs: number;
  /** Of 52° N and 4° E. */
  readonly minutesNorth: number;
  readonly minutesEast: number;
  readonly valid: boolean;
}

/** One second of the log: an empty line, RMC and VTG, and the next second's clock behind the last sentence. */
export function blackvueLines(fix: BlackvueFix): string {
  const iso = new Date(fix.timeMs).toISOString();
  const clock = `${iso.slice(11, 19).replaceAll(':', '')}.00`;
  const date = `${iso.slice(8, 10)}${iso.slice(5, 7)}${iso.slice(2, 4)}`;
  const minutes = (value: number): string => value.toFixed(4).padStart(7, '0');
  const place = `52${minutes(fix.minutesNorth)},N,004${minutes(fix.minutesEast)},E`;
  const prefix = `[${String(fix.clockMs)}]`;
  const rmc = writeSentence(
    `GPRMC,${clock},${fix.valid ? 'A' : 'V'},${place},19.438,90.0,${date},,,A`,
  );
  const vtg = writeSentence('GPVTG,90.0,T,,M,19.438,N,36.0,K,A');
  return `${prefix}\r\n${prefix}${rmc}\r\n${prefix}${vtg}[${String(fix.clockMs + 1000)}]\r\n`;
}

/**
 * Behind the video, after a `free` box that is mere padding.
 * @param log the content of the box `gps `
 * @param gsensor the content of the box `3gf `
 */
export async function addBlackvueLog(
  source: string,
  target: string,
  log: string,
  gsensor?: Uint8Array,
): Promise<void> {
  const sensor = gsensor === undefined ? [] : [box('3gf ', gsensor)];
  const free = box('free', box('cprt', latin1('a camera')), box('gps ', latin1(log)), ...sensor);
  const padding = box('free', new Uint8Array(32));
  await writeFile(target, Buffer.concat([await readFile(source), padding, free]));
}
