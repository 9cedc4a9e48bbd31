/** Payloads of GPMF as GoPro cameras write them, made for tests. */
import { joined, latin1 } from './mp4-boxes';

/** @param type `\0` for one that holds others */
export function gpmfItem(
  key: string,
  type: string,
  elementBytes: number,
  body: Uint8Array,
): Uint8Array {
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint16(2, elementBytes === 0 ? 0 : body.length / elementBytes);
  head.set([type.charCodeAt(0), elementBytes]);
  return joined(latin1(key), head, body, new Uint8Array((4 - (body.length % 4)) % 4));
}

export const gpmfNest = (key: string, ...items: readonly Uint8Array[]): Uint8Array =>
  gpmfItem(key, '\0', 1, joined(...items));

export function i32(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setInt32(index * 4, value));
  return bytes;
}

export function u16(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setUint16(index * 2, value));
  return bytes;
}

/** Latitude, longitude in 1e-7 degrees, altitude and both speeds in thousandths. */
export type GpsRow = readonly [number, number, number, number, number];

/** A second of a Hero5 to Hero11, beside a stream of another sensor. */
export function gps5Payload(clock: string, fix: number, rows: readonly GpsRow[]): Uint8Array {
  const accelerations = gpmfNest('STRM', gpmfItem('ACCL', 's', 6, u16(1, 2, 3)));
  const gps = gpmfNest(
    'STRM',
    gpmfItem('STNM', 'c', 1, latin1('GPS (Lat., Long., Alt., 2D speed, 3D speed)')),
    gpmfItem('GPSF', 'L', 4, i32(fix)),
    gpmfItem('GPSU', 'U', 16, latin1(clock)),
    gpmfItem('SCAL', 'l', 4, i32(1e7, 1e7, 1000, 1000, 100)),
    gpmfItem('GPS5', 'l', 20, i32(...rows.flat())),
  );
  return gpmfNest('DEVC', gpmfItem('DVNM', 'c', 1, latin1('Hero6 Black')), accelerations, gps);
}

export interface Gps9Fix {
  readonly place: GpsRow;
  readonly days: number;
  /** Thousandths since midnight. */
  readonly ms: number;
  readonly fix: number;
}

/** A second of a Hero11 or later: every fix with its own time and state. */
export function gps9Payload(fixes: readonly Gps9Fix[]): Uint8Array {
  const rows = fixes.map(({ place, days, ms, fix }) =>
    joined(i32(...place, days, ms), u16(123, fix)),
  );
  const gps = gpmfNest(
    'STRM',
    gpmfItem('TYPE', 'c', 1, latin1('lllllllSS')),
    gpmfItem('SCAL', 'l', 4, i32(1e7, 1e7, 1000, 1000, 100, 1, 1000, 100, 1)),
    gpmfItem('GPS9', '?', 32, joined(...rows)),
  );
  return gpmfNest('DEVC', gps);
}
