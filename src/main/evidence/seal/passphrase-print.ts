/** Tells a passphrase again without keeping it: a salted, slow hash, held in memory only. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export interface PassphrasePrint {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const HASH_BYTES = 32;
const SALT_BYTES = 16;

const slowHash = promisify(scrypt) as (
  passphrase: string,
  salt: Buffer,
  sizeBytes: number,
) => Promise<Buffer>;

/** As the encryption does: however a keyboard composes its letters. */
const hashOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  slowHash(passphrase.normalize('NFC'), salt, HASH_BYTES);

export async function printOf(passphrase: string): Promise<PassphrasePrint> {
  const salt = randomBytes(SALT_BYTES);
  return { salt, hash: await hashOf(passphrase, salt) };
}

export async function isSamePassphrase(
  { salt, hash }: PassphrasePrint,
  passphrase: string,
): Promise<boolean> {
  return timingSafeEqual(hash, await hashOf(passphrase, salt));
}
