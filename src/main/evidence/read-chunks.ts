/** Reads a stretch of a file in large pieces, the next one already on its way. */
import type { ByteSource } from './seal/byte-source';

/** Node's 64 KiB default costs about 40 % of the speed. */
const CHUNK_BYTES = 1 << 20;
/** One piece with the reader, one with the caller, one still being written by the caller. */
const BUFFERS = 3;

/**
 * Yields `lengthBytes` bytes from `offset`, fewer when the file ends before.
 * A piece stays untouched until the caller has asked for two more.
 */
export async function* readChunks(
  handle: Pick<ByteSource, 'read'>,
  offset: number,
  lengthBytes: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const size = Math.min(CHUNK_BYTES, Math.max(lengthBytes, 1));
  const buffers = Array.from({ length: BUFFERS }, () => Buffer.allocUnsafe(size));
  const end = offset + lengthBytes;
  let position = offset;
  let turn = 0;
  const readNext = async (): Promise<Uint8Array> => {
    const buffer = buffers[turn % BUFFERS] ?? Buffer.allocUnsafe(size);
    turn += 1;
    const { bytesRead } = await handle.read(buffer, 0, Math.min(size, end - position), position);
    position += bytesRead;
    return buffer.subarray(0, bytesRead);
  };
  let next: Promise<Uint8Array> | null = lengthBytes > 0 ? readNext() : null;
  try {
    while (next) {
      const chunk = await next;
      next = null;
      signal.throwIfAborted();
      if (chunk.length === 0) return;
      if (position < end) next = readNext();
      yield chunk;
    }
  } finally {
    // A read still under way must not outlive the handle it reads from.
    await next?.catch(() => undefined);
  }
}
