/** Reads a response's body and gives up when no byte arrives for too long. */
import { AppError } from '@shared/errors';

/**
 * @throws AppError `network.timeout` when it stalls, `network.interrupted` when it breaks,
 * the signal's reason when it is cancelled.
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  stallMs: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  /** A read under way ends with it, as if the body had. */
  const cancel = (): void => void reader.cancel().catch(() => {});
  const line = { isRead: false, isSilent: false };
  // One timer for the whole body, wound up again for each piece: there are thousands a second.
  const patience = setTimeout(() => {
    // Who takes the pieces may take their time.
    if (!line.isRead) return;
    line.isSilent = true;
    cancel();
  }, stallMs);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      line.isRead = true;
      patience.refresh();
      const next = await reader.read().catch((cause: unknown) => {
        signal.throwIfAborted();
        throw new AppError('network.interrupted', { cause });
      });
      line.isRead = false;
      signal.throwIfAborted();
      if (line.isSilent) throw new AppError('network.timeout', { detail: 'no byte arrived' });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    clearTimeout(patience);
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}
