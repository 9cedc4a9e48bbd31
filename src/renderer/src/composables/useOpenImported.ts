/** Going to imported incidents; they live in a library of their own that opens without an account. */
import { useIncidentSelectionStore } from '@renderer/stores/incident-selection';
import { useSessionStore } from '@renderer/stores/session';
import { IMPORTED_PARTITION } from '@shared/domain/import';
import { nextTick } from 'vue';
import { useRouter } from 'vue-router';

export interface UseOpenImportedReturn {
  /** The list of imported incidents. */
  readonly showList: () => Promise<void>;
  /** The review deck; whatever library is open stays open. */
  readonly review: (incidentId: string) => Promise<void>;
}

export function useOpenImported(): UseOpenImportedReturn {
  const session = useSessionStore();
  const selection = useIncidentSelectionStore();
  const router = useRouter();

  async function openLibrary(): Promise<void> {
    await session.openLibrary(IMPORTED_PARTITION.partitionId);
    // The window goes to the list by itself first.
    await nextTick();
  }

  return {
    showList: async () => {
      if (session.state?.partitionId !== IMPORTED_PARTITION.partitionId) await openLibrary();
      else selection.reset();
      await router.push({ name: 'incidents' });
    },
    review: async (incidentId) => {
      if (!session.opened) await openLibrary();
      await router.push({ name: 'review', params: { incidentId } });
    },
  };
}
