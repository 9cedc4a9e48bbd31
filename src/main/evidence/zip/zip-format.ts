/** The bytes of a zip with stored entries (APPNOTE 6.3, ZIP64 where a number needs it); pure. */

/** One stored entry: its name, size and checksum, and where its local header starts. */
export interface ZipEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly crc32: number;
  /** Modification time, UTC milliseconds; zip keeps whole seconds. */
  readonly modifiedMs: number;
  readonly headerOffset: number;
}

export const LIMIT_32 = 0xffffffff;
const LIMIT_16 = 0xffff;
const VERSION_STORED = 20;
const VERSION_ZIP64 = 45;
/** Made on Unix, so that the permissions below are read. */
export const MADE_ON_UNIX = 3 << 8;
/** Names are UTF-8 (ours are ASCII, a subset). */
export const FLAG_UTF8 = 0x0800;
/** A plain file, readable by all, writable by its owner. */
export const UNIX_FILE_MODE = (0o100644 << 16) >>> 0;
const EXTRA_ZIP64 = 0x0001;
const EXTRA_TIMESTAMP = 0x5455;
const MODIFIED_ONLY = 1;

export const LOCAL_HEADER_SIGNATURE = 0x04034b50;
export const CENTRAL_HEADER_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const ZIP64_END_SIGNATURE = 0x06064b50;
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
export const END_SIZE = 22;
export const ZIP64_END_SIZE = 56;
export const ZIP64_LOCATOR_SIZE = 20;

/** MS-DOS date and time in UTC; the format starts in 1980 and counts two seconds at a time. */
export function dosTime(timeMs: number): { readonly time: number; readonly date: number } {
  const at = new Date(Math.max(timeMs, Date.UTC(1980, 0, 1)));
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

export function timestampExtra(modifiedMs: number): Buffer {
  const extra = Buffer.alloc(9);
  extra.writeUInt16LE(EXTRA_TIMESTAMP, 0);
  extra.writeUInt16LE(5, 2);
  extra.writeUInt8(MODIFIED_ONLY, 4);
  extra.writeUInt32LE(Math.floor(modifiedMs / 1000) >>> 0, 5);
  return extra;
}

export function zip64Extra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0);
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(EXTRA_ZIP64, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + index * 8));
  return extra;
}

const needs64 = (value: number): boolean => value >= LIMIT_32;

/** The header right before an entry's bytes; its length does not depend on the checksum. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const big = needs64(entry.sizeBytes);
  const extra = Buffer.concat([
    zip64Extra(big ? [entry.sizeBytes, entry.sizeBytes] : []),
    timestampExtra(entry.modifiedMs),
  ]);
  const { time, date } = dosTime(entry.modifiedMs);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(LOCAL_HEADER_SIGNATURE, 0);
  head.writeUInt16LE(big ? VERSION_ZIP64 : VERSION_STORED, 4);
  head.writeUInt16LE(FLAG_UTF8, 6);
  head.writeUInt16LE(time, 10);
  head.writeUInt16LE(date, 12);
  head.writeUInt32LE(entry.crc32, 14);
  head.writeUInt32LE(big ? LIMIT_32 : entry.sizeBytes, 18);
  head.writeUInt32LE(big ? LIMIT_32 : entry.sizeBytes, 22);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, name, extra]);
}

/** The entry's line in the directory at the end. */
export function centralHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const bigSize = needs64(entry.sizeBytes);
  const bigOffset = needs64(entry.headerOffset);
  const extra = Buffer.concat([
    zip64Extra([
      ...(bigSize ? [entry.sizeBytes, entry.sizeBytes] : []),
      ...(bigOffset ? [entry.headerOffset] : []),
    ]),
    timestampExtra(entry.modifiedMs),
  ]);
  const version = bigSize || bigOffset ? VERSION_ZIP64 : VERSION_STORED;
  const { time, date } = dosTime(entry.modifiedMs);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(CENTRAL_HEADER_SIGNATURE, 0);
  head.writeUInt16LE(MADE_ON_UNIX | version, 4);
  head.writeUInt16LE(version, 6);
  head.writeUInt16LE(FLAG_UTF8, 8);
  head.writeUInt16LE(time, 12);
  head.writeUInt16LE(date, 14);
  head.writeUInt32LE(entry.crc32, 16);
  head.writeUInt32LE(bigSize ? LIMIT_32 : entry.sizeBytes, 20);
  head.writeUInt32LE(bigSize ? LIMIT_32 : entry.sizeBytes, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(UNIX_FILE_MODE, 38);
  head.writeUInt32LE(bigOffset ? LIMIT_32 : entry.headerOffset, 42);
  return Buffer.concat([head, name, extra]);
}

/** Whether the end records need their 64-bit form. */
export function endNeeds64(
  entries: number,
  directoryOffset: number,
  directoryBytes: number,
): boolean {
  return entries >= LIMIT_16 || needs64(directoryOffset) || needs64(directoryBytes);
}

/** What closes the zip: where the directory starts, how long it is, how many entries it has. */
export function endRecords(
  entries: number,
  directoryOffset: number,
  directoryBytes: number,
): Buffer {
  const big = endNeeds64(entries, directoryOffset, directoryBytes);
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END_SIGNATURE, 0);
  end.writeUInt16LE(Math.min(entries, LIMIT_16), 8);
  end.writeUInt16LE(Math.min(entries, LIMIT_16), 10);
  end.writeUInt32LE(Math.min(directoryBytes, LIMIT_32), 12);
  end.writeUInt32LE(Math.min(directoryOffset, LIMIT_32), 16);
  if (!big) return end;
  const end64 = Buffer.alloc(ZIP64_END_SIZE);
  end64.writeUInt32LE(ZIP64_END_SIGNATURE, 0);
  end64.writeBigUInt64LE(BigInt(ZIP64_END_SIZE - 12), 4);
  end64.writeUInt16LE(MADE_ON_UNIX | VERSION_ZIP64, 12);
  end64.writeUInt16LE(VERSION_ZIP64, 14);
  end64.writeBigUInt64LE(BigInt(entries), 24);
  end64.writeBigUInt64LE(BigInt(entries), 32);
  end64.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end64.writeBigUInt64LE(BigInt(directoryOffset), 48);
  const locator = Buffer.alloc(ZIP64_LOCATOR_SIZE);
  locator.writeUInt32LE(ZIP64_LOCATOR_SIGNATURE, 0);
  locator.writeBigUInt64LE(BigInt(directoryOffset + directoryBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}
