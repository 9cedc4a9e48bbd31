/** Bytes of a library file for the demultiplexer, fetched in blocks of which some are kept. */
import { CustomSource } from 'mediabunny';

/** Small enough that a seek waits for little; while one is read, the next is on its way. */
const BLOCK_BYTES = 256 * 1024;
const KEPT_BLOCKS = 32;

/** @param signal ends requests under way when the file is closed. */
export function createRangeSource(url: string, signal: AbortSignal): CustomSource {
  const blocks = new Map<number, Promise<Uint8Array>>();
  let sizeBytes = 0;

  const block = (index: number): Promise<Uint8Array> => {
    const known = blocks.get(index);
    blocks.delete(index);
    const bytes = known ?? fetchRange(url, index * BLOCK_BYTES, BLOCK_BYTES, sizeBytes, signal);
    // Failed requests are not remembered: the next read tries again.
    if (known === undefined) bytes.catch(() => blocks.delete(index));
    blocks.set(index, bytes);
    for (const oldest of blocks.keys()) {
      if (blocks.size <= KEPT_BLOCKS) break;
      blocks.delete(oldest);
    }
    return bytes;
  };

  /** The block, and the one after it on its way: files are read forwards. */
  const blockAndNext = (index: number): Promise<Uint8Array> => {
    const bytes = block(index);
    if ((index + 1) * BLOCK_BYTES < sizeBytes) void block(index + 1).catch(() => undefined);
    return bytes;
  };

  return new CustomSource({
    getSize: async () => {
      const response = await fetch(url, { method: 'HEAD', signal });
      sizeBytes = Number(response.headers.get('content-length') ?? Number.NaN);
      if (!response.ok || !Number.isInteger(sizeBytes)) throw new Error('the file is not there');
      return sizeBytes;
    },
    read: async (start, end) => {
      const first = Math.floor(start / BLOCK_BYTES);
      const last = Math.floor((end - 1) / BLOCK_BYTES);
      if (first === last) {
        const bytes = await blockAndNext(first);
        return bytes.subarray(start - first * BLOCK_BYTES, end - first * BLOCK_BYTES);
      }
      const joined = new Uint8Array(end - start);
      for (let index = first; index <= last; index += 1) {
        const bytes = await blockAndNext(index);
        const from = Math.max(start, index * BLOCK_BYTES);
        const to = Math.min(end, (index + 1) * BLOCK_BYTES);
        const part = bytes.subarray(from - index * BLOCK_BYTES, to - index * BLOCK_BYTES);
        joined.set(part, from - start);
      }
      return joined;
    },
    maxCacheSize: 4 * BLOCK_BYTES,
    prefetchProfile: 'none',
  });
}

async function fetchRange(
  url: string,
  start: number,
  length: number,
  sizeBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const end = Math.min(sizeBytes, start + length) - 1;
  const response = await fetch(url, { headers: { range: `bytes=${start}-${end}` }, signal });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status !== 206 || bytes.length !== end - start + 1) {
    throw new Error('the file could not be read');
  }
  return bytes;
}
