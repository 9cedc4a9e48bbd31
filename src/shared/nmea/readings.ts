/** What each understood NMEA 0183 sentence says, sentence by sentence. */
import {
  dayMs,
  readAmount,
  readAngleDeg,
  readDayMs,
  readHeadingDeg,
  readKnotsAsMps,
  readKphAsMps,
  readNumber,
  readTimeOfDayMs,
} from './fields';

export interface Position {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** One sentence's contribution to an epoch; absent facts are null. */
export interface Reading {
  readonly formatter: 'RMC' | 'GGA' | 'GNS' | 'VTG' | 'GSA' | 'ZDA';
  /** Null: the sentence has no time field, or an empty one. */
  readonly timeOfDayMs: number | null;
  readonly dayMs: number | null;
  /** Null: the sentence says nothing about validity. */
  readonly valid: boolean | null;
  readonly position: Position | null;
  readonly speedMps: number | null;
  readonly headingDeg: number | null;
  readonly altitudeM: number | null;
  readonly satellites: number | null;
  readonly hdop: number | null;
}

type Fields = readonly string[];

/** Latitude, N/S, longitude, E/W from four fields; 0°,0° is how receivers write "nowhere". */
function readPosition(fields: Fields, at: number): Position | null {
  const latitudeDeg = readAngleDeg(fields[at], fields[at + 1], 'latitude');
  const longitudeDeg = readAngleDeg(fields[at + 2], fields[at + 3], 'longitude');
  if (latitudeDeg === null || longitudeDeg === null) return null;
  return latitudeDeg === 0 && longitudeDeg === 0 ? null : { latitudeDeg, longitudeDeg };
}

/** RMC: time, status A/V, position, speed in knots, course, date ddmmyy, variation, mode. */
function readRmc(fields: Fields): Reading | null {
  const status = fields[1];
  if (status !== 'A' && status !== 'V') return null;
  return {
    formatter: 'RMC',
    timeOfDayMs: readTimeOfDayMs(fields[0]),
    dayMs: readDayMs(fields[8]),
    valid: status === 'A',
    position: readPosition(fields, 2),
    speedMps: readKnotsAsMps(fields[6]),
    headingDeg: readHeadingDeg(fields[7]),
    altitudeM: null,
    satellites: null,
    hdop: null,
  };
}

/** GGA: time, position, quality 0…8, satellites used, HDOP, antenna height over the geoid in m. */
function readGga(fields: Fields): Reading | null {
  const quality = readAmount(fields[5]);
  if (quality === null) return null;
  return {
    formatter: 'GGA',
    timeOfDayMs: readTimeOfDayMs(fields[0]),
    dayMs: null,
    valid: quality >= 1,
    position: readPosition(fields, 1),
    speedMps: null,
    headingDeg: null,
    altitudeM: readNumber(fields[8]),
    satellites: readAmount(fields[6]),
    hdop: readAmount(fields[7]),
  };
}

/** GNS: time, position, a mode letter per system (N = no fix), satellites, HDOP, height in m. */
function readGns(fields: Fields): Reading | null {
  const mode = fields[5];
  if (mode === undefined || !/^[ADEFMNPRS]{1,8}$/.test(mode)) return null;
  return {
    formatter: 'GNS',
    timeOfDayMs: readTimeOfDayMs(fields[0]),
    dayMs: null,
    valid: /[^N]/.test(mode),
    position: readPosition(fields, 1),
    speedMps: null,
    headingDeg: null,
    altitudeM: readNumber(fields[8]),
    satellites: readAmount(fields[6]),
    hdop: readAmount(fields[7]),
  };
}

/** VTG: course T, course M, speed N (knots), speed K (km/h). The oldest form has no unit letters. */
function readVtg(fields: Fields): Reading | null {
  const lettered = fields[1] === 'T';
  const knots = readKnotsAsMps(fields[lettered ? 4 : 2]);
  return {
    formatter: 'VTG',
    timeOfDayMs: null,
    dayMs: null,
    valid: null,
    position: null,
    speedMps: knots ?? readKphAsMps(fields[lettered ? 6 : 3]),
    headingDeg: readHeadingDeg(fields[0]),
    altitudeM: null,
    satellites: null,
    hdop: null,
  };
}

/** GSA: mode, fix 1/2/3, twelve satellite numbers, PDOP, HDOP, VDOP. */
function readGsa(fields: Fields): Reading | null {
  return {
    formatter: 'GSA',
    timeOfDayMs: null,
    dayMs: null,
    valid: null,
    position: null,
    speedMps: null,
    headingDeg: null,
    altitudeM: null,
    satellites: null,
    hdop: readAmount(fields[15]),
  };
}

/** ZDA: time, day, month, four-digit year, local zone. */
function readZda(fields: Fields): Reading | null {
  const [day, month, year] = [fields[1], fields[2], fields[3]].map((field) => readAmount(field));
  return {
    formatter: 'ZDA',
    timeOfDayMs: readTimeOfDayMs(fields[0]),
    dayMs:
      day === null || day === undefined || month === null || month === undefined
        ? null
        : dayMs(year ?? 0, month, day),
    valid: null,
    position: null,
    speedMps: null,
    headingDeg: null,
    altitudeM: null,
    satellites: null,
    hdop: null,
  };
}

const READERS: ReadonlyMap<string, (fields: Fields) => Reading | null> = new Map([
  ['RMC', readRmc],
  ['GGA', readGga],
  ['GNS', readGns],
  ['VTG', readVtg],
  ['GSA', readGsa],
  ['ZDA', readZda],
]);

/** Whether {@link readReading} knows the formatter, so that the others are never taken apart. */
export const isUnderstood = (formatter: string): boolean => READERS.has(formatter);

/** The formatter of an address: `RMC` of `GPRMC`, the whole name for a vendor's own. */
export function formatterOf(address: string): string {
  return address.length === 5 && !address.startsWith('P') ? address.slice(2) : address;
}

/**
 * Reads one sentence's fields (NMEA 0183 version 4.11 field lists, any talker).
 * @returns the reading; `null` when the fields make no sense or the formatter is not understood.
 */
export function readReading(formatter: string, fields: Fields): Reading | null {
  return READERS.get(formatter)?.(fields) ?? null;
}
