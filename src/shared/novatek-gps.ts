/**
 * GPS records that dashcams with Novatek processors (Viofo and many others) write into their MP4s: an index
 * `gps ` in `moov` that points at blocks `free` + `GPS `, one a second. The layout is known from public readers
 * (nvtk_mp42gpx, getID3, ExifTool's freeGPS); the maker has published none.
 */
import type { TrackSample } from './domain/track';

/** Where a record begins in its block; which of the two depends on the firmware. */
const RECORD_AT = [48, 16] as const;
const RECORD_BYTES = 40;
const KNOTS_TO_MPS = 0.514444;
/** The quality letters and hemispheres stand after six whole numbers: hour, minute, second, year, month, day. */
const LETTERS_AT = 24;

/** Where a block lies in the file, bytes. */
export interface GpsBlockPlace {
  readonly offset: number;
  readonly size: number;
}

/** @param index content of the box `gps `, without its header */
export function novatekBlocks(index: Uint8Array): readonly GpsBlockPlace[] {
  const view = viewOf(index);
  const places: GpsBlockPlace[] = [];
  // Two numbers of unknown meaning come first.
  for (let at = 8; at + 8 <= index.length; at += 8) {
    const place = { offset: view.getUint32(at), size: view.getUint32(at + 4) };
    if (place.offset > 0 && place.size > RECORD_BYTES) places.push(place);
  }
  return places;
}

/**
 * One block as a sample; null for one that holds no record of either layout.
 * Its clock is taken for UTC; cameras that write local time are set right by whoever knows the recording's start.
 * @param line 1-based number of the block
 */
export function novatekSample(block: Uint8Array, line: number): TrackSample | null {
  if (textAt(block, 4, 8) !== 'freeGPS ') return null;
  const view = viewOf(block);
  for (const at of RECORD_AT) {
    const sample = at + RECORD_BYTES <= block.length ? recordAt(view, block, at, line) : null;
    if (sample !== null) return sample;
  }
  return null;
}

function recordAt(view: DataView, block: Uint8Array, at: number, line: number): TrackSample | null {
  const letters = /^([AV])([NS])([EW])$/.exec(textAt(block, at + LETTERS_AT, 3));
  if (letters === null) return null;
  const [, status, south, west] = letters;
  const timeMs = timeOf(
    Array.from({ length: 6 }, (_, index) => view.getUint32(at + index * 4, true)),
  );
  const latitudeDeg = degreesOf(view.getFloat32(at + 28, true), south === 'S', 90);
  const longitudeDeg = degreesOf(view.getFloat32(at + 32, true), west === 'W', 180);
  if (timeMs === null || latitudeDeg === null || longitudeDeg === null) return null;
  const knots = view.getFloat32(at + 36, true);
  const course = at + 44 <= block.length ? view.getFloat32(at + 40, true) : NaN;
  return {
    timeMs,
    latitudeDeg,
    longitudeDeg,
    speedMps: knots >= 0 && knots < 1000 ? knots * KNOTS_TO_MPS : null,
    headingDeg: course >= 0 && course <= 360 ? course : null,
    altitudeM: null,
    satellites: null,
    hdop: null,
    quality: status === 'A' ? 'valid' : 'void',
    line,
    sentence: 'Novatek GPS',
  };
}

function timeOf(numbers: readonly number[]): number | null {
  const [hour = 99, minute = 99, second = 99, year = 999, month = 0, day = 0] = numbers;
  if (hour > 23 || minute > 59 || second > 59 || year > 99) return null;
  const timeMs = Date.UTC(2000 + year, month - 1, day, hour, minute, second);
  const read = new Date(timeMs);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? timeMs : null;
}

/** Degrees and minutes in one number, as in NMEA: 5223.4567 is 52° 23.4567′. */
function degreesOf(value: number, negative: boolean, most: number): number | null {
  const degrees = Math.floor(value / 100);
  const minutes = value - degrees * 100;
  const sum = degrees + minutes / 60;
  if (!(value >= 0) || minutes >= 60 || sum > most) return null;
  return negative ? -sum : sum;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
