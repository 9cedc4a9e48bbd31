/** Says what came of a hand-over of several that nobody looked at when it ended. */
import { claimTitle, type Claim } from '@shared/domain/claim';
import type { BatchState } from '@shared/domain/package-batch';
import { plural } from '@shared/units';
import { batchCounts } from './batch-progress';
import { useToasts } from './useToasts';

export function useBatchEnd(claim: () => Claim): { readonly tell: (ended: BatchState) => void } {
  const toasts = useToasts();

  function tell({ items }: BatchState): void {
    const { done, failed, total } = batchCounts(items);
    const text = `For ${claimTitle(claim())}.`;
    if (done === total) {
      toasts.show({ tone: 'good', title: `${plural(total, 'package')} saved and verified`, text });
    } else if (failed > 0) {
      const title = `${failed} of ${plural(total, 'package')} could not be made`;
      toasts.show({ tone: 'danger', title, text: `${text} Hand over all… says why.` });
    }
  }

  return { tell };
}
