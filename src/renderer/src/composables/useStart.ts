/** Wakes the stores, then keeps the place on screen in step with who is signed in. */
import { errorData, subscribe } from '@renderer/api/bridge';
import { useDownloadsStore } from '@renderer/stores/downloads';
import { useIncidentSelectionStore } from '@renderer/stores/incident-selection';
import { useIncidentsStore } from '@renderer/stores/incidents';
import { useSessionStore } from '@renderer/stores/session';
import { useSettingsStore } from '@renderer/stores/settings';
import { useSyncStore } from '@renderer/stores/sync';
import type { AppErrorData } from '@shared/errors';
import { readonly, ref, shallowRef, watch, type Ref } from 'vue';
import { useRouter } from 'vue-router';

export interface UseStartReturn {
  readonly ready: Readonly<Ref<boolean>>;
  readonly error: Readonly<Ref<AppErrorData | null>>;
  readonly start: () => Promise<void>;
}

export function useStart(): UseStartReturn {
  const router = useRouter();
  const session = useSessionStore();
  const settings = useSettingsStore();
  const sync = useSyncStore();
  const downloads = useDownloadsStore();
  const incidents = useIncidentsStore();
  const selection = useIncidentSelectionStore();

  const ready = ref(false);
  const error = shallowRef<AppErrorData | null>(null);

  async function showLibrary(): Promise<void> {
    selection.reset();
    await Promise.all([incidents.reset(), sync.refresh(), downloads.refresh()]);
  }

  async function start(): Promise<void> {
    error.value = null;
    try {
      await Promise.all([settings.start(), session.start()]);
      await Promise.all([sync.start(), downloads.start()]);
      incidents.start();
      if (session.opened) await showLibrary();
      await router.replace(session.opened ? { name: 'incidents' } : { name: 'sign-in' });
      follow();
      ready.value = true;
    } catch (caught) {
      error.value = errorData(caught);
    }
  }

  function follow(): void {
    subscribe('ledger:open', () => void router.push({ name: 'ledger' }));
    watch(
      () => (session.opened ? (session.state?.partitionId ?? null) : null),
      async (partitionId) => {
        if (partitionId === null) {
          await router.push({ name: 'sign-in' });
          return;
        }
        await router.push({ name: 'incidents' });
        await showLibrary();
      },
    );
  }

  return { ready: readonly(ready), error: error, start };
}
