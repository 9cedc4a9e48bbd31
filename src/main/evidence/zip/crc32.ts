/** CRC-32 as zip wants it: the runtime's own where it has one, eight table steps at a time elsewhere. */
import * as zlib from 'node:zlib';

const POLYNOMIAL = 0xedb88320;
const SLICES = 8;

function makeTables(): readonly Uint32Array[] {
  const tables = Array.from({ length: SLICES }, () => new Uint32Array(256));
  const [first] = tables;
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    if (first) first[byte] = value >>> 0;
  }
  for (let slice = 1; slice < SLICES; slice += 1) {
    const before = tables[slice - 1];
    const table = tables[slice];
    if (!first || !before || !table) continue;
    for (let byte = 0; byte < 256; byte += 1) {
      const value = before[byte] ?? 0;
      table[byte] = ((value >>> 8) ^ (first[value & 0xff] ?? 0)) >>> 0;
    }
  }
  return tables;
}

let tables: readonly Uint32Array[] | null = null;

/** The portable way; Node 18 (Electron 25) has no CRC of its own. */
export function crc32InScript(bytes: Uint8Array, start = 0): number {
  tables ??= makeTables();
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as unknown as readonly [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const at = (table: Uint32Array, index: number): number => table[index & 0xff] ?? 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wholeSteps = bytes.length - (bytes.length % 8);
  let crc = ~start;
  for (let offset = 0; offset < wholeSteps; offset += 8) {
    const low = view.getInt32(offset, true) ^ crc;
    const high = view.getInt32(offset + 4, true);
    crc =
      at(t7, low) ^
      at(t6, low >>> 8) ^
      at(t5, low >>> 16) ^
      at(t4, low >>> 24) ^
      at(t3, high) ^
      at(t2, high >>> 8) ^
      at(t1, high >>> 16) ^
      at(t0, high >>> 24);
  }
  for (let offset = wholeSteps; offset < bytes.length; offset += 1) {
    crc = at(t0, crc ^ (bytes[offset] ?? 0)) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

type Crc32 = (bytes: Uint8Array, start?: number) => number;

/** Checksum of `bytes`, carrying on from `start` (the checksum of what came before). */
export const crc32: Crc32 = (zlib as { readonly crc32?: Crc32 }).crc32 ?? crc32InScript;
