/** The packages of several incidents: begun, cancelled, the rest made again, forgotten. */
import { useTask, type UseTaskReturn } from '@renderer/composables/useTask';
import { useEvidenceStore } from '@renderer/stores/evidence';
import type { BatchState } from '@shared/domain/package-batch';
import { computed, type ComputedRef } from 'vue';
import { followBatch } from './follow-batch';
import type { HandOverOrder } from './useHandOverForm';

export interface UseBatchRunReturn {
  /** Null while the form is shown. */
  readonly state: ComputedRef<BatchState | null>;
  readonly starting: UseTaskReturn;
  readonly ending: UseTaskReturn;
  /** False when it failed, or its folder was not chosen. */
  readonly start: (
    incidentIds: readonly string[],
    order: () => Promise<HandOverOrder>,
  ) => Promise<boolean>;
  /** Makes those that are not there. @param passphrase null: they are not encrypted */
  readonly retry: (passphrase: string | null) => Promise<boolean>;
  readonly cancel: () => Promise<void>;
  readonly reveal: (exportId: string) => Promise<void>;
  /** The result has been seen. */
  readonly forget: () => void;
}

/** @param onEnd told when all are over, whatever is shown then */
export function useBatchRun(
  claimId: () => string,
  onEnd: (ended: BatchState) => void,
): UseBatchRunReturn {
  const evidence = useEvidenceStore();
  const starting = useTask();
  const ending = useTask();
  const state = computed(() => evidence.byClaim.get(claimId()) ?? null);

  async function begin(work: () => Promise<BatchState | null>): Promise<boolean> {
    let begun = null as BatchState | null;
    await starting.run(async () => {
      begun = await work();
      if (begun !== null) followBatch(begun, onEnd);
    });
    return begun !== null;
  }

  return {
    state,
    starting,
    ending,
    start: (incidentIds, order) =>
      begin(async () => {
        const { passphrase, ...content } = await order();
        return evidence.startAll(claimId(), incidentIds, content, passphrase);
      }),
    retry: async (passphrase) => {
      const { value } = state;
      return value !== null && begin(() => evidence.retryAll(value.batchId, passphrase));
    },
    cancel: async () => {
      const { value } = state;
      if (value !== null) await ending.run(() => evidence.cancelAll(value.batchId));
    },
    reveal: async (exportId) => {
      await ending.run(() => evidence.reveal(exportId));
    },
    forget: () => {
      const { value } = state;
      if (value !== null && !value.running) void evidence.forgetAll(value);
    },
  };
}
