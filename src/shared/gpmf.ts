/**
 * GPS in GPMF, the telemetry of GoPro cameras (public specification: github.com/gopro/gpmf-parser): items of key,
 * type, size and count, nested; `GPS5` (Hero5 to Hero11) has one time a payload, `GPS9` (from Hero11) one a fix.
 */
import type { TrackSample } from './domain/track';

interface Item {
  readonly key: string;
  /** `l`, `S` and so on; `\0`: other items are in it. */
  readonly type: string;
  readonly elementBytes: number;
  readonly body: Uint8Array;
}

/** One payload's fixes. */
export interface GpmfFixes {
  readonly key: 'GPS5' | 'GPS9';
  /** Of the first one, where the payload has one time for all. */
  readonly startMs: number | null;
  readonly rows: readonly (readonly number[])[];
}

/** The receiver knows its place and so its time: in two dimensions or three. */
const LEAST_FIX = 2;
/** Fixes a second where the next payload does not tell. */
const USUAL_STEP_MS = 1000 / 18.18;
/** Payloads are a second long; further apart than this something is missing between them. */
const LONGEST_PAYLOAD_MS = 3000;
const DAY_MS = 86_400_000;
const YEAR_2000_MS = Date.UTC(2000, 0, 1);
const GPS9_TYPES = 'lllllllSS';
const NUMBER_BYTES: Readonly<Record<string, number>> = { l: 4, L: 4, s: 2, S: 2 };

/**
 * The fixes in a payload; null where there are none, or it is damaged. What the receiver wrote before it knew where
 * it was is left out: neither place nor time of that is true.
 */
export function gpmfFixes(payload: Uint8Array): GpmfFixes | null {
  for (const stream of streamsIn(payload, 0)) {
    const found = fixesOf(stream);
    if (found !== null) return found;
  }
  return null;
}

/** @param payloads what was read of each, in the file's order; null for one that was lost */
export function gpmfSamples(payloads: readonly (GpmfFixes | null)[]): readonly TrackSample[] {
  return payloads.flatMap((fixes, index) => {
    if (fixes === null) return [];
    const line = index + 1;
    if (fixes.key === 'GPS9') {
      return fixes.rows.flatMap((row) => sampleOf(row, timeInRow(row), 'GPS9', line));
    }
    const { startMs, rows } = fixes;
    if (startMs === null) return [];
    const lengthMs = (payloads[index + 1]?.startMs ?? Infinity) - startMs;
    const isKnown = lengthMs > 0 && lengthMs <= LONGEST_PAYLOAD_MS;
    const stepMs = isKnown ? lengthMs / rows.length : USUAL_STEP_MS;
    return rows.flatMap((row, at) =>
      sampleOf(row, Math.round(startMs + at * stepMs), 'GPS5', line),
    );
  });
}

/** Items of each `STRM`; a payload holds them within a `DEVC`. */
function* streamsIn(bytes: Uint8Array, depth: number): Generator<ReadonlyMap<string, Item>> {
  for (const item of itemsIn(bytes)) {
    if (item.key === 'STRM') {
      yield new Map([...itemsIn(item.body)].map((inner) => [inner.key, inner]));
    } else if (item.type === '\0' && depth < 4) {
      yield* streamsIn(item.body, depth + 1);
    }
  }
}

function* itemsIn(bytes: Uint8Array): Generator<Item> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length;) {
    const elementBytes = view.getUint8(at + 5);
    const length = elementBytes * view.getUint16(at + 6);
    const body = bytes.subarray(at + 8, at + 8 + length);
    // Cut in the middle of an item: there is nothing behind it.
    if (body.length < length) return;
    yield { key: textOf(bytes, at, 4), type: textOf(bytes, at + 4, 1), elementBytes, body };
    at += 8 + Math.ceil(length / 4) * 4;
  }
}

function fixesOf(stream: ReadonlyMap<string, Item>): GpmfFixes | null {
  const [gps5, gps9] = [stream.get('GPS5'), stream.get('GPS9')];
  const scales = numbersOf(stream.get('SCAL'));
  if (gps9 !== undefined) {
    const type = stream.get('TYPE');
    const types = type === undefined ? GPS9_TYPES : textOf(type.body, 0, type.body.length);
    const rows = rowsOf(gps9, types.replace(/\0+$/, ''), scales, 9);
    return { key: 'GPS9', startMs: null, rows: rows.filter((row) => (row[8] ?? 0) >= LEAST_FIX) };
  }
  if (gps5 === undefined) return null;
  const [fix = 0] = numbersOf(stream.get('GPSF'));
  const rows = fix < LEAST_FIX ? [] : rowsOf(gps5, gps5.type.repeat(5), scales, 5);
  const clock = stream.get('GPSU');
  const startMs = clock === undefined ? null : timeOf(textOf(clock.body, 0, clock.body.length));
  return { key: 'GPS5', startMs, rows };
}

/** Scaled numbers, so many a row; no rows for types that are not read or scales that do not fit. */
function rowsOf(
  { elementBytes, body }: Item,
  types: string,
  scales: readonly number[],
  columns: number,
): readonly (readonly number[])[] {
  const sizes = Array.from(types, (type) => NUMBER_BYTES[type] ?? 0);
  const rowBytes = sizes.reduce((sum, size) => sum + size, 0);
  const fits = types.length === columns && !sizes.includes(0) && rowBytes === elementBytes;
  if (!fits || (scales.length !== columns && scales.length !== 1)) return [];
  const count = Math.floor(body.length / rowBytes);
  return Array.from({ length: count }, (_, row) => {
    const values = valuesIn(body.subarray(row * rowBytes, (row + 1) * rowBytes), types);
    return values.map((value, column) => value / (scales[column] ?? scales[0] ?? NaN));
  });
}

function numbersOf(item: Item | undefined): readonly number[] {
  const size = NUMBER_BYTES[item?.type ?? ''];
  if (item === undefined || size === undefined) return [];
  return valuesIn(item.body, item.type.repeat(Math.floor(item.body.length / size)));
}

function valuesIn(bytes: Uint8Array, types: string): readonly number[] {
  const view = viewOf(bytes);
  let at = 0;
  return Array.from(types, (type) => {
    const from = at;
    at += NUMBER_BYTES[type] ?? 0;
    if (type === 'l') return view.getInt32(from);
    if (type === 'L') return view.getUint32(from);
    return type === 's' ? view.getInt16(from) : view.getUint16(from);
  });
}

function sampleOf(
  [latitudeDeg = NaN, longitudeDeg = NaN, altitudeM = NaN, speedMps = NaN]: readonly number[],
  timeMs: number,
  sentence: GpmfFixes['key'],
  line: number,
): readonly TrackSample[] {
  const isPlace = Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180;
  if (!isPlace || Number.isNaN(timeMs)) return [];
  return [
    {
      timeMs,
      latitudeDeg,
      longitudeDeg,
      speedMps: speedMps >= 0 && speedMps < 500 ? speedMps : null,
      headingDeg: null,
      altitudeM: Math.abs(altitudeM) < 20_000 ? altitudeM : null,
      satellites: null,
      // What it tells is the dilution in space, not on the ground.
      hdop: null,
      quality: 'valid',
      line,
      sentence: `GoPro ${sentence}`,
    },
  ];
}

/** Days since 2000 and seconds since midnight, UTC. */
function timeInRow(row: readonly number[]): number {
  const [days = NaN, seconds = NaN] = row.slice(5);
  const isTime = days >= 0 && days < 36_525 && seconds >= 0 && seconds <= 86_401;
  return isTime ? Math.round(YEAR_2000_MS + days * DAY_MS + seconds * 1000) : NaN;
}

/** `yymmddhhmmss.sss`, UTC; null for what is no time. */
function timeOf(text: string): number | null {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d{1,3})?)/.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map(Number);
  const dayMs = Date.UTC(2000 + year, month - 1, day);
  const read = new Date(dayMs);
  const isDate = read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
  if (!isDate || hour > 23 || minute > 59 || second > 60) return null;
  return dayMs + ((hour * 60 + minute) * 60 + second) * 1000;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const textOf = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
