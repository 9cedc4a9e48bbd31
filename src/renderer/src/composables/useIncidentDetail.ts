/** All the library knows of one incident, asked again whenever its row changes. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import type { IncidentDetail } from '@shared/domain/incident';
import type { AppErrorData } from '@shared/errors';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';

export interface UseIncidentDetailReturn {
  /** The last answer; stays while another incident's is on its way, so that nothing flickers. */
  readonly detail: Readonly<ShallowRef<IncidentDetail | null>>;
  readonly error: Readonly<ShallowRef<AppErrorData | null>>;
  readonly reload: () => Promise<void>;
}

export function useIncidentDetail(incidentId: () => string | null): UseIncidentDetailReturn {
  const detail = shallowRef<IncidentDetail | null>(null);
  const error = shallowRef<AppErrorData | null>(null);
  let asked = 0;

  async function reload(): Promise<void> {
    const id = incidentId();
    asked += 1;
    const mine = asked;
    if (id === null) {
      detail.value = null;
      error.value = null;
      return;
    }
    try {
      const answer = await request('incidents:get', { incidentId: id });
      if (mine !== asked) return;
      detail.value = answer;
      error.value = null;
    } catch (caught) {
      if (mine !== asked) return;
      detail.value = null;
      error.value = errorData(caught);
    }
  }

  watch(incidentId, () => void reload(), { immediate: true });
  onScopeDispose(
    subscribe('incidents:changed', ({ incidentIds }) => {
      const id = incidentId();
      if (id !== null && (incidentIds.length === 0 || incidentIds.includes(id))) void reload();
    }),
  );

  return { detail, error, reload };
}
