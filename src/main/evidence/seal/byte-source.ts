/** A file's bytes by position, decrypted on the way when it is an encrypted package. */
import { open } from 'node:fs/promises';
import type { Seal } from './open-seal';
import { LittleEndianCtr } from './little-endian-ctr';

/** Plain data: which file, and what to read it with. */
export interface Place {
  readonly filePath: string;
  /** Null for a plain file. */
  readonly seal: Seal | null;
}

/** As much of a file handle as reading takes. */
export interface ByteSource {
  /** Fewer bytes than asked for only at the end. */
  read(
    target: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  sizeBytes(): Promise<number>;
  close(): Promise<void>;
}

const BLOCK_BYTES = 16;

export async function openPlace({ filePath, seal }: Place): Promise<ByteSource> {
  const file = await open(filePath, 'r');
  const close = (): Promise<void> => file.close();
  if (seal === null) {
    return {
      read: (target, offset, length, position) => file.read(target, offset, length, position),
      sizeBytes: async () => (await file.stat()).size,
      close,
    };
  }
  const ctr = new LittleEndianCtr(seal.encryptionKey);
  return {
    async read(target, offset, length, position) {
      // The key stream goes by blocks: from the start of the first one.
      const skip = position % BLOCK_BYTES;
      const wanted = Math.max(0, Math.min(length, seal.sizeBytes - position));
      const bytes = new Uint8Array(skip + wanted);
      const from = position - skip;
      const { bytesRead } = await file.read(bytes, 0, bytes.length, seal.offset + from);
      ctr.apply(bytes, from);
      target.set(bytes.subarray(skip, bytesRead), offset);
      return { bytesRead: Math.max(0, bytesRead - skip) };
    },
    sizeBytes: () => Promise.resolve(seal.sizeBytes),
    close,
  };
}
