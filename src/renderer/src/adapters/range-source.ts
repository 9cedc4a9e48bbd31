/** Bytes of a library file for the demultiplexer: read in blocks that stay in memory. */
import { CustomSource } from 'mediabunny';
import { BlockStore } from './block-store';

/** Small enough that a seek waits for little. */
const BLOCK_BYTES = 256 * 1024;
/** A minute at 4 Mbit/s, the usual incident, lies in memory as a whole; of longer files a stretch. */
const KEPT_BYTES = 32 * 2 ** 20;
/** For single pictures here and there. */
const ASKED_KEPT_BYTES = 4 * 2 ** 20;
/**
 * The deck's own start comes first, and playing goes on while a file is read: with what is read at once,
 * some 4 MB a second and file, many times what playing needs.
 */
const QUIET_MS = 120;

/**
 * @param signal ends requests under way when the file is closed.
 * @param reading `ahead` keeps reading around the place in quiet moments, `asked` only what is asked for.
 */
export function createRangeSource(
  url: string,
  signal: AbortSignal,
  reading: 'ahead' | 'asked' = 'ahead',
): CustomSource {
  let store: BlockStore | null = null;
  return new CustomSource({
    getSize: async () => {
      const response = await fetch(url, { method: 'HEAD', signal });
      const sizeBytes = Number(response.headers.get('content-length') ?? Number.NaN);
      if (!response.ok || !Number.isInteger(sizeBytes)) throw new Error('the file is not there');
      store ??= openStore(url, sizeBytes, signal, reading);
      return sizeBytes;
    },
    read: (start, end) => {
      if (store === null) throw new Error('the file is not open');
      return store.read(start, end);
    },
    dispose: () => store?.close(),
    maxCacheSize: 4 * BLOCK_BYTES,
    prefetchProfile: 'none',
  });
}

function openStore(
  url: string,
  sizeBytes: number,
  signal: AbortSignal,
  reading: 'ahead' | 'asked',
): BlockStore {
  const store = new BlockStore({
    sizeBytes,
    blockBytes: BLOCK_BYTES,
    capacity: (reading === 'ahead' ? KEPT_BYTES : ASKED_KEPT_BYTES) / BLOCK_BYTES,
    fetch: (start, length) => fetchRange(url, start, length, signal),
    whenQuiet: (work) => {
      if (reading === 'ahead') setTimeout(() => whenIdle(work), QUIET_MS);
    },
  });
  signal.addEventListener('abort', () => store.close(), { once: true });
  return store;
}

/** Workers know no idle time: they hold up no screen. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 200 });
  else work();
}

async function fetchRange(
  url: string,
  start: number,
  length: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const range = `bytes=${start}-${start + length - 1}`;
  const response = await fetch(url, { headers: { range }, signal });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status !== 206 || bytes.length !== length) {
    throw new Error('the file could not be read');
  }
  return bytes;
}
