/** Renders in a worker, so that the deck stays at hand; pieces go out one after the other. */
import type { FromWorker, RenderFailure, RenderJob, ToWorker } from './render-job';

export interface RenderHooks {
  readonly writePiece: (position: number, bytes: Uint8Array) => Promise<void>;
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

export class RenderError extends Error {
  constructor(
    readonly code: RenderFailure,
    detail: string,
  ) {
    super(detail);
  }
}

/**
 * @returns how many pictures the new file holds
 * @throws RenderError; whatever `writePiece` throws; the signal's reason
 */
export function renderVideo(
  job: RenderJob,
  { writePiece, onProgress, signal }: RenderHooks,
): Promise<number> {
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { type: 'module' });
  const send = (message: ToWorker): void => {
    worker.postMessage(message);
  };
  return new Promise<number>((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    worker.addEventListener('error', ({ message }) => {
      reject(new RenderError('failed', message));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      switch (data.type) {
        case 'piece':
          writePiece(data.position, data.bytes).then(() => {
            send({ type: 'written' });
          }, reject);
          break;
        case 'progress':
          onProgress(data.part);
          break;
        case 'done':
          resolve(data.frames);
          break;
        case 'failed':
          reject(new RenderError(data.code, data.detail));
      }
    });
    signal.throwIfAborted();
    send({ type: 'start', job });
  }).finally(() => {
    worker.terminate();
  });
}
