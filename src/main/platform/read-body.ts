/** Reads a response to its end, but no endless one. */
import { abortError } from './wait';

/** What is needed of a body's reader; Node's own types leave its pieces open. */
interface Reader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/**
 * Read by hand: not every fetch ends a running body when its signal is aborted.
 * @param tooLong thrown when there is more than `mostBytes`
 * @throws an AbortError, and what the line throws
 */
export async function readBody(
  response: Response,
  mostBytes: number,
  tooLong: () => Error,
  signal: AbortSignal,
): Promise<Buffer> {
  if (!response.body) return Buffer.alloc(0);
  const reader: Reader = response.body.getReader();
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(abortError()), { once: true });
  });
  stopped.catch(() => {});
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), stopped]);
      if (done || !value) break;
      pieces.push(value);
      sizeBytes += value.length;
      if (sizeBytes > mostBytes) throw tooLong();
    }
  } catch (caught) {
    reader.cancel().catch(() => {});
    throw caught;
  }
  return Buffer.concat(pieces);
}
