/** Keys of a WinZip AES-256 entry, stretched from a passphrase (AE-2, www.winzip.com/win/en/aes_info.htm). */
import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

export const SALT_BYTES = 16;
/** Two bytes that tell a wrong passphrase in all but one of 65,536 cases. */
export const CHECK_BYTES = 2;
/** Of the HMAC-SHA1, as the format cuts it. */
export const MAC_BYTES = 10;

const KEY_BYTES = 32;
/** Set by the format; that is why passphrases must be strong. */
const ITERATIONS = 1000;

export interface AesKeys {
  readonly encryption: Buffer;
  readonly authentication: Buffer;
  readonly check: Buffer;
}

export async function deriveKeys(passphrase: string, salt: Uint8Array): Promise<AesKeys> {
  const length = 2 * KEY_BYTES + CHECK_BYTES;
  // One spelling for one passphrase, however a keyboard composes its letters.
  const typed = Buffer.from(passphrase.normalize('NFC'), 'utf8');
  const bytes = await promisify(pbkdf2)(typed, salt, ITERATIONS, length, 'sha1');
  return {
    encryption: bytes.subarray(0, KEY_BYTES),
    authentication: bytes.subarray(KEY_BYTES, 2 * KEY_BYTES),
    check: bytes.subarray(2 * KEY_BYTES),
  };
}
