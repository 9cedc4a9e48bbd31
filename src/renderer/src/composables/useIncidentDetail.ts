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

const STAY_MS = 350;

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

  /** Whoever stays on an incident wants all of it; whoever passes by asks the service nothing. */
  let staying: ReturnType<typeof setTimeout> | undefined;
  function readPageSoon(): void {
    clearTimeout(staying);
    const id = incidentId();
    if (id === null) return;
    // Without its page the incident is shown with what the list said of it.
    const quietly = (): undefined => undefined;
    staying = setTimeout(
      () => void request('incidents:read-page', { incidentId: id }).catch(quietly),
      STAY_MS,
    );
  }

  watch(
    incidentId,
    () => {
      void reload();
      readPageSoon();
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(staying));
  onScopeDispose(
    subscribe('incidents:changed', ({ incidentIds }) => {
      const id = incidentId();
      if (id !== null && (incidentIds.length === 0 || incidentIds.includes(id))) void reload();
    }),
  );

  return { detail, error, reload };
}
