/** Reads the directory at the end of a zip, refusing whatever is not exactly our form. */
import type { ByteSource } from '../seal/byte-source';
import {
  CENTRAL_HEADER_SIGNATURE,
  END_SIGNATURE,
  END_SIZE,
  ZIP64_END_SIGNATURE,
  ZIP64_END_SIZE,
  ZIP64_LOCATOR_SIGNATURE,
  ZIP64_LOCATOR_SIZE,
  centralHeader,
  endRecords,
  type ZipEntry,
} from '../zip/zip-format';

/** A directory of a million files is far below this; more is an attack on memory. */
const MAX_DIRECTORY_BYTES = 256 * 1024 * 1024;

/** Thrown when the zip cannot be read any further. */
export class UnreadableZip extends Error {}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where the directory starts: entries must fill everything before it. */
  readonly offset: number;
  /** Names of entries whose directory line is not as Roadproof writes it. */
  readonly odd: readonly string[];
}

export async function readDirectory(file: ByteSource, sizeBytes: number): Promise<ZipDirectory> {
  const end = await readEnd(file, sizeBytes);
  if (end.directoryBytes > MAX_DIRECTORY_BYTES) throw new UnreadableZip('its directory is too big');
  const directory = await readExactly(file, end.directoryOffset, end.directoryBytes);
  const entries: ZipEntry[] = [];
  const odd: string[] = [];
  let position = 0;
  for (let index = 0; index < end.entries; index += 1) {
    const { entry, bytes } = readLine(directory, position);
    if (!centralHeader(entry).equals(directory.subarray(position, position + bytes))) {
      odd.push(entry.name);
    }
    entries.push(entry);
    position += bytes;
  }
  if (position !== directory.length) throw new UnreadableZip('its directory holds extra bytes');
  return { entries, offset: end.directoryOffset, odd };
}

interface End {
  readonly entries: number;
  readonly directoryOffset: number;
  readonly directoryBytes: number;
}

async function readEnd(file: ByteSource, sizeBytes: number): Promise<End> {
  if (sizeBytes < END_SIZE) throw new UnreadableZip('it is too short to be a zip');
  const tailBytes = Math.min(sizeBytes, END_SIZE + ZIP64_LOCATOR_SIZE + ZIP64_END_SIZE);
  const tail = await readExactly(file, sizeBytes - tailBytes, tailBytes);
  const end = tail.subarray(tailBytes - END_SIZE);
  if (end.readUInt32LE(0) !== END_SIGNATURE) {
    throw new UnreadableZip('it does not end as a zip ends, or bytes follow its end');
  }
  const found = readEnd64(tail) ?? {
    entries: end.readUInt16LE(10),
    directoryBytes: end.readUInt32LE(12),
    directoryOffset: end.readUInt32LE(16),
  };
  const expected = endRecords(found.entries, found.directoryOffset, found.directoryBytes);
  const fits = found.directoryOffset + found.directoryBytes + expected.length === sizeBytes;
  if (!fits || !expected.equals(tail.subarray(tailBytes - expected.length))) {
    throw new UnreadableZip('its end records do not fit its contents');
  }
  return found;
}

function readEnd64(tail: Buffer): End | null {
  if (tail.length < END_SIZE + ZIP64_LOCATOR_SIZE + ZIP64_END_SIZE) return null;
  const locator = tail.subarray(ZIP64_END_SIZE);
  if (tail.readUInt32LE(0) !== ZIP64_END_SIGNATURE) return null;
  if (locator.readUInt32LE(0) !== ZIP64_LOCATOR_SIGNATURE) return null;
  return {
    entries: safeNumber(tail.readBigUInt64LE(32)),
    directoryBytes: safeNumber(tail.readBigUInt64LE(40)),
    directoryOffset: safeNumber(tail.readBigUInt64LE(48)),
  };
}

function readLine(directory: Buffer, at: number): { entry: ZipEntry; bytes: number } {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL_HEADER_SIGNATURE) {
    throw new UnreadableZip('its directory is damaged');
  }
  const nameBytes = directory.readUInt16LE(at + 28);
  const extraBytes = directory.readUInt16LE(at + 30);
  const bytes = 46 + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
  if (at + bytes > directory.length) throw new UnreadableZip('its directory is damaged');
  if (directory.readUInt16LE(at + 10) !== 0) {
    throw new UnreadableZip('it holds compressed entries, which Roadproof never writes');
  }
  const name = directory.toString('utf8', at + 46, at + 46 + nameBytes);
  const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
  const { modifiedMs, wide } = readExtra(extra);
  const next = (narrow: number): number => {
    if (narrow !== 0xffffffff) return narrow;
    const value = wide.shift();
    if (value === undefined) throw new UnreadableZip('a 64-bit size is missing');
    return value;
  };
  const sizeBytes = next(directory.readUInt32LE(at + 24));
  next(directory.readUInt32LE(at + 20));
  const headerOffset = next(directory.readUInt32LE(at + 42));
  return {
    entry: { name, sizeBytes, crc32: directory.readUInt32LE(at + 16), modifiedMs, headerOffset },
    bytes,
  };
}

function readExtra(extra: Buffer): { modifiedMs: number; wide: number[] } {
  let modifiedMs = 0;
  const wide: number[] = [];
  for (let at = 0; at + 4 <= extra.length;) {
    const size = extra.readUInt16LE(at + 2);
    const body = extra.subarray(at + 4, at + 4 + size);
    if (extra.readUInt16LE(at) === 0x5455 && body.length >= 5) {
      modifiedMs = body.readUInt32LE(1) * 1000;
    }
    if (extra.readUInt16LE(at) === 0x0001) {
      for (let word = 0; word + 8 <= body.length; word += 8) {
        wide.push(safeNumber(body.readBigUInt64LE(word)));
      }
    }
    at += 4 + size;
  }
  return { modifiedMs, wide };
}

function safeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new UnreadableZip('a size is impossible');
  return Number(value);
}

export async function readExactly(
  file: ByteSource,
  offset: number,
  length: number,
): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead !== length) throw new UnreadableZip('it ends too early');
  return buffer;
}
