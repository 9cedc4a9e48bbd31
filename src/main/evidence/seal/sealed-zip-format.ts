/** The bytes of a zip with one stored, AES-256 encrypted entry (APPNOTE 6.3 and WinZip's AE-2); pure. */
import {
  CENTRAL_HEADER_SIGNATURE,
  dosTime,
  endRecords,
  FLAG_UTF8,
  LIMIT_32,
  LOCAL_HEADER_SIGNATURE,
  MADE_ON_UNIX,
  timestampExtra,
  UNIX_FILE_MODE,
  zip64Extra,
} from '../zip/zip-format';
import { CHECK_BYTES, MAC_BYTES, SALT_BYTES } from './aes-keys';

/** Says nothing of the case: names in an encrypted zip are readable. */
export const SEALED_ENTRY_NAME = 'evidence-package.zip';

export const METHOD_AES = 99;
const FLAG_ENCRYPTED = 0x0001;
const VERSION_AES = 51;
const EXTRA_AES = 0x9901;
const AE_2 = 2;
const STRENGTH_256 = 3;
const METHOD_STORED = 0;

export interface SealedEntry {
  /** Bytes of the package inside. */
  readonly sizeBytes: number;
  /** UTC milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** Bytes the entry takes beside those of the package. */
export const SEAL_BYTES = SALT_BYTES + CHECK_BYTES + MAC_BYTES;

function aesExtra(): Buffer {
  const extra = Buffer.alloc(11);
  extra.writeUInt16LE(EXTRA_AES, 0);
  extra.writeUInt16LE(7, 2);
  extra.writeUInt16LE(AE_2, 4);
  extra.write('AE', 6, 'latin1');
  extra.writeUInt8(STRENGTH_256, 8);
  extra.writeUInt16LE(METHOD_STORED, 9);
  return extra;
}

/** The middle that both headers share: flags, method, time, no checksum (AE-2), sizes, lengths. */
function common({ sizeBytes, modifiedMs }: SealedEntry, extraBytes: number): Buffer {
  const big = isBig(sizeBytes);
  const { time, date } = dosTime(modifiedMs);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(VERSION_AES, 0);
  head.writeUInt16LE(FLAG_UTF8 | FLAG_ENCRYPTED, 2);
  head.writeUInt16LE(METHOD_AES, 4);
  head.writeUInt16LE(time, 6);
  head.writeUInt16LE(date, 8);
  head.writeUInt32LE(big ? LIMIT_32 : sizeBytes + SEAL_BYTES, 14);
  head.writeUInt32LE(big ? LIMIT_32 : sizeBytes, 18);
  head.writeUInt16LE(SEALED_ENTRY_NAME.length, 22);
  head.writeUInt16LE(extraBytes, 24);
  return head;
}

function isBig(sizeBytes: number): boolean {
  return sizeBytes + SEAL_BYTES >= LIMIT_32;
}

function extraOf({ sizeBytes, modifiedMs }: SealedEntry): Buffer {
  const sizes = isBig(sizeBytes) ? [sizeBytes, sizeBytes + SEAL_BYTES] : [];
  return Buffer.concat([zip64Extra(sizes), timestampExtra(modifiedMs), aesExtra()]);
}

/** Everything before the salt. */
export function sealedHead(entry: SealedEntry): Buffer {
  const extra = extraOf(entry);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL_HEADER_SIGNATURE);
  const name = Buffer.from(SEALED_ENTRY_NAME, 'latin1');
  return Buffer.concat([signature, common(entry, extra.length), name, extra]);
}

/** Everything behind the authentication code. */
export function sealedTail(entry: SealedEntry): Buffer {
  const extra = extraOf(entry);
  const before = Buffer.alloc(6);
  before.writeUInt32LE(CENTRAL_HEADER_SIGNATURE, 0);
  before.writeUInt16LE(MADE_ON_UNIX | VERSION_AES, 4);
  const after = Buffer.alloc(14);
  after.writeUInt32LE(UNIX_FILE_MODE, 6);
  const directory = Buffer.concat([
    before,
    common(entry, extra.length),
    after,
    Buffer.from(SEALED_ENTRY_NAME, 'latin1'),
    extra,
  ]);
  const offset = sealedHead(entry).length + entry.sizeBytes + SEAL_BYTES;
  return Buffer.concat([directory, endRecords(1, offset, directory.length)]);
}
