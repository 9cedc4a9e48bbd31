/** Compares the sound of files in a worker, so that the deck stays at hand. */
import type { ComparedSound, FromSoundWorker, SoundJob } from './sound-job';

/**
 * @param onProgress 0…1.
 * @throws Error when a file's sound cannot be read; the signal's reason
 */
export function compareSound(
  job: SoundJob,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<readonly ComparedSound[]> {
  const worker = new Worker(new URL('./sound-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<readonly ComparedSound[]>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(message));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FromSoundWorker>) => {
      if (data.type === 'progress') onProgress(data.part);
      else if (data.type === 'done') resolve(data.compared);
      else reject(new Error(data.detail));
    });
    worker.postMessage(job);
  }).finally(() => {
    worker.terminate();
  });
}
