/** Discarding one incident in the cloud: first what would be lost, then the deed. */
import { request } from '@renderer/api/bridge';
import type { DiscardCheck } from '@shared/domain/discard';
import { shallowRef, type ShallowRef } from 'vue';
import { useTask, type UseTaskReturn } from './useTask';

export interface UseDiscardReturn {
  /** What of it is not saved here; null until the service has said what it has. */
  readonly check: Readonly<ShallowRef<DiscardCheck | null>>;
  readonly checking: UseTaskReturn;
  readonly sending: UseTaskReturn;
  readonly look: () => Promise<boolean>;
  /** True when it is discarded; otherwise `sending.error` says why not. */
  readonly discard: (reason: string, userName: string) => Promise<boolean>;
}

export function useDiscard(incidentId: string): UseDiscardReturn {
  const check = shallowRef<DiscardCheck | null>(null);
  const checking = useTask();
  const sending = useTask();

  return {
    check,
    checking,
    sending,
    look: () =>
      checking.run(async () => {
        check.value = await request('discard:check', { incidentId });
      }),
    discard: (reason, userName) =>
      sending.run(() => request('discard:event', { incidentId, reason, userName })),
  };
}
