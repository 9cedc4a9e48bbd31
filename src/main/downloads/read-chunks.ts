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
  const cancel = (): void => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const next = await withStall(reader.read(), stallMs).catch((caught: unknown) => {
        signal.throwIfAborted();
        if (caught instanceof AppError) throw caught;
        throw new AppError('network.interrupted', { cause: caught });
      });
      signal.throwIfAborted();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

function withStall<T>(work: Promise<T>, stallMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new AppError('network.timeout', { detail: 'no byte arrived' })),
      stallMs,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
