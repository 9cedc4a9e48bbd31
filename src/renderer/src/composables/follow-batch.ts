/** Looks after a hand-over of several incidents that this window started, whatever it shows meanwhile. */
import { useEvidenceStore } from '@renderer/stores/evidence';
import type { BatchState } from '@shared/domain/package-batch';
import { watch } from 'vue';
import { makeStills } from './make-stills';

/**
 * Makes the stills that each of its packages waits for.
 * @param onEnd told the last state, unless the hand-over is forgotten before
 */
export function followBatch(
  { batchId, claimId }: BatchState,
  onEnd: (state: BatchState) => void,
): void {
  const evidence = useEvidenceStore();
  const begun = new Set<string>();
  const stop = watch(
    () => evidence.byClaim.get(claimId),
    (now) => {
      if (now?.batchId !== batchId || !now.running) {
        queueMicrotask(() => {
          stop();
        });
        if (now?.batchId === batchId) onEnd(now);
        return;
      }
      for (const { export: state } of now.items) {
        if (state?.status !== 'running' || begun.has(state.exportId)) continue;
        begun.add(state.exportId);
        void makeStills(state);
      }
    },
    { immediate: true },
  );
}
