/** Encrypts a finished package into an outer zip (AES-256, AE-2) that 7-Zip and bsdtar open. */
import { createHmac, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { SteadyFlush } from '@main/platform/steady-flush';
import { readChunks } from '../read-chunks';
import { deriveKeys, MAC_BYTES, SALT_BYTES } from './aes-keys';
import { LittleEndianCtr } from './little-endian-ctr';
import { sealedHead, sealedTail } from './sealed-zip-format';

export interface SealOrder {
  /** The plain package. */
  readonly innerPath: string;
  /** The encrypted one; must not be there yet (`EEXIST`). */
  readonly outerPath: string;
  readonly passphrase: string;
  /** UTC milliseconds since 1970, shown by whatever lists the outer zip. */
  readonly modifiedMs: number;
}

/** Reads each byte once; flushed to the disk when it resolves. */
export async function sealPackage(
  { innerPath, outerPath, passphrase, modifiedMs }: SealOrder,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const keys = await deriveKeys(passphrase, salt);
  const inner = await open(innerPath, 'r');
  try {
    const entry = { sizeBytes: (await inner.stat()).size, modifiedMs };
    const outer = await open(outerPath, 'wx', 0o644);
    try {
      const flush = new SteadyFlush(outer);
      let position = 0;
      const append = async (bytes: Uint8Array): Promise<void> => {
        const at = position;
        position += bytes.length;
        for (let done = 0; done < bytes.length;) {
          const { bytesWritten } = await outer.write(bytes, done, bytes.length - done, at + done);
          done += bytesWritten;
        }
        flush.wrote(bytes.length);
      };
      await append(Buffer.concat([sealedHead(entry), salt, keys.check]));
      const ctr = new LittleEndianCtr(keys.encryption);
      const mac = createHmac('sha1', keys.authentication);
      let read = 0;
      let pending: Promise<void> = Promise.resolve();
      try {
        for await (const chunk of readChunks(inner, 0, entry.sizeBytes, signal)) {
          ctr.apply(chunk, read);
          mac.update(chunk);
          read += chunk.length;
          await pending;
          pending = append(chunk);
          // Awaited at the next piece; until then its failure must not count as unhandled.
          pending.catch(() => undefined);
          onBytes(chunk.length);
        }
      } finally {
        await pending;
      }
      if (read !== entry.sizeBytes) throw new RangeError('the package changed while it was read');
      await append(mac.digest().subarray(0, MAC_BYTES));
      await append(sealedTail(entry));
      await flush.end();
    } finally {
      await outer.close();
    }
  } finally {
    await inner.close();
  }
}
