/** Putting one incident on legal hold and releasing it. */
import { request } from '@renderer/api/bridge';
import { useTask, type UseTaskReturn } from './useTask';

export interface UseHoldReturn extends Pick<UseTaskReturn, 'busy' | 'error'> {
  /** True when done; otherwise `error` says why not. */
  readonly put: (reason: string, userName: string) => Promise<boolean>;
  readonly release: (reason: string, userName: string) => Promise<boolean>;
}

export function useHold(incidentId: string): UseHoldReturn {
  const { busy, error, run } = useTask();
  return {
    busy,
    error,
    put: (reason, userName) => run(() => request('hold:put', { incidentId, reason, userName })),
    release: (reason, userName) =>
      run(() => request('hold:release', { incidentId, reason, userName })),
  };
}
