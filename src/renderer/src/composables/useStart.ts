/** Wakes the stores, then keeps the place on screen in step with who is signed in. */
import { errorData, subscribe } from '@renderer/api/bridge';
import { HOME } from '@renderer/home';
import { useDownloadsStore } from '@renderer/stores/downloads';
import { useIncidentSelectionStore } from '@renderer/stores/incident-selection';
import { useIncidentsStore } from '@renderer/stores/incidents';
import { useLibraryStore } from '@renderer/stores/library';
import { useLibraryCheckStore } from '@renderer/stores/library-check';
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
  const library = useLibraryStore();
  const check = useLibraryCheckStore();
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
      await Promise.all([settings.start(), library.start(), router.isReady()]);
      // The window begins anew once a library is open.
      if (library.open === null) return;
      await Promise.all([session.start(), check.begin()]);
      // A second window stays with its incident; main closes it when another library is opened.
      if (router.currentRoute.value.name === 'follow') {
        ready.value = true;
        return;
      }
      await Promise.all([sync.start(), downloads.start()]);
      incidents.start();
      if (session.opened) await showLibrary();
      // Files dropped on the window while it starts have led it elsewhere already.
      if (!router.currentRoute.value.meta.leadsOn) {
        await router.replace(session.opened ? HOME : { name: 'sign-in' });
      }
      follow();
      ready.value = true;
    } catch (caught) {
      error.value = errorData(caught);
    }
  }

  function follow(): void {
    subscribe('ledger:open', () => void router.push(HOME));
    watch(
      () => (session.opened ? (session.state?.partitionId ?? null) : null),
      async (partitionId) => {
        if (partitionId === null) {
          await router.push({ name: 'sign-in' });
          return;
        }
        if (!router.currentRoute.value.meta.leadsOn) await router.push(HOME);
        await showLibrary();
      },
    );
  }

  return { ready: readonly(ready), error: error, start };
}
