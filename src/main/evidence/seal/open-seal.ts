/** Opens an encrypted package: is it one, does the passphrase fit, where do its bytes lie. */
import { timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '@shared/errors';
import { CHECK_BYTES, deriveKeys, MAC_BYTES, SALT_BYTES } from './aes-keys';
import {
  METHOD_AES,
  SEAL_BYTES,
  sealedHead,
  sealedTail,
  type SealedEntry,
} from './sealed-zip-format';

/** Plain data: it may be handed to another thread, never to a log. */
export interface Seal {
  /** Where the encrypted bytes start in the outer file, and how many there are. */
  readonly offset: number;
  readonly sizeBytes: number;
  readonly encryptionKey: Uint8Array;
}

export interface OpenedSeal {
  readonly seal: Seal;
  readonly authenticationKey: Uint8Array;
  /** What the file says the code over its encrypted bytes is. */
  readonly mac: Uint8Array;
}

/** Whether the first entry is encrypted with AES, whoever made it. */
export async function looksSealed(file: FileHandle): Promise<boolean> {
  const head = Buffer.alloc(30);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  return (
    bytesRead === head.length &&
    head.readUInt32LE(0) === 0x04034b50 &&
    head.readUInt16LE(8) === METHOD_AES
  );
}

/**
 * @returns null when the zip around the encrypted bytes is not exactly as Roadproof writes it.
 * @throws AppError `package.wrong-passphrase`
 */
export async function openSeal(file: FileHandle, passphrase: string): Promise<OpenedSeal | null> {
  const { size } = await file.stat();
  const entry = await readEntry(file, size);
  if (entry === null) return null;
  const headBytes = sealedHead(entry).length;
  const salt = await readAt(file, headBytes, SALT_BYTES + CHECK_BYTES);
  const mac = await readAt(file, headBytes + SALT_BYTES + CHECK_BYTES + entry.sizeBytes, MAC_BYTES);
  const keys = await deriveKeys(passphrase, salt.subarray(0, SALT_BYTES));
  if (!timingSafeEqual(keys.check, salt.subarray(SALT_BYTES))) {
    throw new AppError('package.wrong-passphrase');
  }
  return {
    seal: {
      offset: headBytes + SALT_BYTES + CHECK_BYTES,
      sizeBytes: entry.sizeBytes,
      encryptionKey: Uint8Array.from(keys.encryption),
    },
    authenticationKey: Uint8Array.from(keys.authentication),
    mac: Uint8Array.from(mac),
  };
}

/** Size and time from the file; everything else in head and tail follows from them, byte by byte. */
async function readEntry(file: FileHandle, size: number): Promise<SealedEntry | null> {
  const start = await readAt(file, 0, Math.min(size, 128));
  const at = start.indexOf(Buffer.from('UT\x05\x00\x01', 'latin1'));
  if (at < 0 || at + 9 > start.length) return null;
  const modifiedMs = start.readUInt32LE(at + 5) * 1000;
  const around = (sizeBytes: number): number =>
    sealedHead({ sizeBytes, modifiedMs }).length + sealedTail({ sizeBytes, modifiedMs }).length;
  // Head and tail are longer for a package beyond 4 GiB: once more with the size found so.
  const near = size - SEAL_BYTES - around(size);
  if (near < 0) return null;
  const entry = { sizeBytes: size - SEAL_BYTES - around(near), modifiedMs };
  const head = sealedHead(entry);
  const tail = sealedTail(entry);
  if (head.length + SEAL_BYTES + entry.sizeBytes + tail.length !== size) return null;
  const same =
    head.equals(await readAt(file, 0, head.length)) &&
    tail.equals(await readAt(file, size - tail.length, tail.length));
  return same ? entry : null;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, position);
  return bytes;
}
