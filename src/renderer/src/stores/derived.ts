/** Files made from originals of the incident on the deck. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import type { DerivedContent, DerivedFile, LosslessClipInput } from '@shared/domain/derived';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

export const useDerivedStore = defineStore('derived', () => {
  const files = shallowRef<readonly DerivedFile[]>([]);
  const error = shallowRef<AppErrorData | null>(null);
  let incidentId = '';

  async function open(id: string): Promise<void> {
    if (id !== incidentId) files.value = [];
    incidentId = id;
    error.value = null;
    try {
      const found = await request('derived:list', { incidentId: id });
      if (incidentId === id) files.value = found;
    } catch (caught) {
      error.value = errorData(caught);
    }
  }

  /** A lossless clip. @param onProgress told 0…1 */
  async function cut(
    input: Omit<LosslessClipInput, 'jobId'>,
    onProgress: (part: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const jobId = crypto.randomUUID();
    const off = subscribe('derived:progress', (told) => {
      if (told.jobId === jobId) onProgress(told.part);
    });
    const cancel = (): void => void request('derived:cancel', { jobId });
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await request('derived:cut', { ...input, jobId });
    } finally {
      off();
      signal.removeEventListener('abort', cancel);
      await open(input.incidentId);
    }
  }

  /**
   * Keeps a file that this window renders.
   * @param render writes it piece by piece and says how many pictures it holds
   */
  async function keep(
    id: string,
    content: DerivedContent,
    render: (write: (position: number, bytes: Uint8Array) => Promise<void>) => Promise<number>,
  ): Promise<void> {
    const { jobId } = await request('derived:begin', {
      incidentId: id,
      kind: content.kind,
    });
    try {
      const frames = await render((position, bytes) =>
        request('derived:write', { jobId, position, bytes }),
      );
      await request('derived:finish', { jobId, content, frames });
    } catch (caught) {
      await request('derived:cancel', { jobId });
      throw caught;
    } finally {
      // It may be of another incident than the one on the deck.
      if (incidentId === id) await open(id);
    }
  }

  async function remove(derivedId: string): Promise<void> {
    const id = incidentId;
    await request('derived:delete', { incidentId: id, derivedId });
    await open(id);
  }

  return { files, error, open, cut, keep, remove };
});
