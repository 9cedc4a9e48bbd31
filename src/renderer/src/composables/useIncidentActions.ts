/** What can be done to incidents from the list, its menu, its keys and the inspector alike. */
import { request } from '@renderer/api/bridge';
import { useClaimsStore } from '@renderer/stores/claims';
import { useDownloadsStore } from '@renderer/stores/downloads';
import type { QueuePlace } from '@shared/domain/download';
import { plural } from '@shared/units';
import { useRouter } from 'vue-router';
import { useToasts } from './useToasts';
import { useTold } from './useTold';

export interface UseIncidentActionsReturn {
  readonly save: (incidentIds: readonly string[]) => Promise<void>;
  /** Saves them before everything else that waits. */
  readonly saveNext: (incidentIds: readonly string[]) => Promise<void>;
  readonly saveExpiring: (days: number) => Promise<void>;
  readonly cancel: (incidentIds: readonly string[]) => Promise<void>;
  /** Null: all of them. */
  readonly hold: (incidentIds: readonly string[] | null) => Promise<void>;
  readonly proceed: (incidentIds: readonly string[] | null) => Promise<void>;
  /** Within the queue of what is to be saved. */
  readonly move: (incidentIds: readonly string[], to: QueuePlace) => Promise<void>;
  /** Shows its folder in the system's file manager. */
  readonly reveal: (incidentId: string) => Promise<void>;
  readonly retry: (incidentIds: readonly string[]) => Promise<void>;
  /** Opens the review deck; what is not saved yet starts being saved, the deck shows how far it is. */
  readonly open: (incidentId: string, alsoSave: boolean) => Promise<void>;
  /** Asks to which claim. */
  readonly addToClaim: (incidentIds: readonly string[]) => void;
  readonly copy: (text: string, what: string) => Promise<void>;
}

export function useIncidentActions(): UseIncidentActionsReturn {
  const claims = useClaimsStore();
  const downloads = useDownloadsStore();
  const toasts = useToasts();
  const router = useRouter();
  const { told } = useTold();

  function save(incidentIds: readonly string[]): Promise<void> {
    return told(async () => {
      await downloads.save(incidentIds);
      if (incidentIds.length > 1) {
        toasts.show({
          tone: 'neutral',
          title: `Saving ${plural(incidentIds.length, 'incident')}`,
          action: { label: 'Show', run: () => void router.push({ name: 'downloads' }) },
        });
      }
    });
  }

  return {
    save,
    saveNext: (incidentIds) =>
      told(async () => {
        await downloads.save(incidentIds);
        await downloads.move(incidentIds, 'top');
      }),
    saveExpiring: (days) =>
      told(async () => {
        await downloads.saveExpiring(days);
        toasts.show({
          tone: 'neutral',
          title: 'Saving all that is about to expire',
          action: { label: 'Show', run: () => void router.push({ name: 'downloads' }) },
        });
      }),
    cancel: (incidentIds) => told(() => downloads.cancel(incidentIds)),
    hold: (incidentIds) => told(() => downloads.hold(incidentIds)),
    proceed: (incidentIds) => told(() => downloads.proceed(incidentIds)),
    move: (incidentIds, to) => told(() => downloads.move(incidentIds, to)),
    reveal: (incidentId) => told(() => request('incidents:reveal', { incidentId })),
    retry: (incidentIds) => told(() => downloads.retry(incidentIds)),
    open: (incidentId, alsoSave) =>
      told(async () => {
        if (alsoSave) await downloads.save([incidentId]);
        await router.push({ name: 'review', params: { incidentId } });
      }),
    addToClaim: (incidentIds) => {
      if (incidentIds.length > 0) claims.adding = [...incidentIds];
    },
    copy: (text, what) =>
      told(async () => {
        await navigator.clipboard.writeText(text);
        toasts.show({ tone: 'good', title: `${what} copied` });
      }),
  };
}
