/** Copies of whole videos without their sound, for packages that leave it out. */
import { randomUUID } from 'node:crypto';
import type { SilentCopyToMake } from '@shared/domain/evidence';
import type { Derive } from './derive';

/** Cut like any lossless clip, from the first frame to the last; an abort ends the cut and leaves nothing. */
export function silentCopies(
  derive: Pick<Derive, 'cut' | 'cancel'>,
): (incidentId: string, copy: SilentCopyToMake, signal: AbortSignal) => Promise<void> {
  return async (incidentId, { clipId, cameraName, lastFrame }, signal) => {
    signal.throwIfAborted();
    const jobId = randomUUID();
    const stop = (): void => void derive.cancel(jobId);
    signal.addEventListener('abort', stop, { once: true });
    try {
      const stretch = { firstFrame: 0, lastFrame };
      await derive.cut({ jobId, incidentId, clipId, cameraName, ...stretch, sound: false }, true);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
