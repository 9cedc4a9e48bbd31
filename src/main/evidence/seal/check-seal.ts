/** Reads an encrypted package once: is it as it was made, and what is the hash of the file as it lies there. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { open } from 'node:fs/promises';
import { readChunks } from '../read-chunks';
import { MAC_BYTES } from './aes-keys';
import type { OpenedSeal } from './open-seal';

export interface SealCheck {
  /** The encrypted bytes fit their authentication code. */
  readonly authentic: boolean;
  /** SHA-256 of the outer file. */
  readonly sha256: string;
}

export async function checkSeal(
  outerPath: string,
  { seal, authenticationKey, mac }: OpenedSeal,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<SealCheck> {
  const file = await open(outerPath, 'r');
  try {
    const sha256 = createHash('sha256');
    const code = createHmac('sha1', authenticationKey);
    const read = async (from: number, length: number, each: (bytes: Uint8Array) => void) => {
      for await (const chunk of readChunks(file, from, length, signal)) each(chunk);
    };
    const end = seal.offset + seal.sizeBytes;
    await read(0, seal.offset, (bytes) => void sha256.update(bytes));
    await read(seal.offset, seal.sizeBytes, (bytes) => {
      sha256.update(bytes);
      code.update(bytes);
      onBytes(bytes.length);
    });
    await read(end, (await file.stat()).size - end, (bytes) => void sha256.update(bytes));
    const authentic = timingSafeEqual(code.digest().subarray(0, MAC_BYTES), mac);
    return { authentic, sha256: sha256.digest('hex') };
  } finally {
    await file.close();
  }
}
