/** Opening a row: the review deck, and saving first when nothing of it is here yet. */
import { useIncidentActions } from '@renderer/composables/useIncidentActions';
import { useDownloadsStore } from '@renderer/stores/downloads';
import type { IncidentSummary } from '@shared/domain/incident';
import { canSave, hasSavedMedia, saveStateNow } from './save-state';

export function useOpenRow(): (row: IncidentSummary | undefined) => Promise<void> {
  const actions = useIncidentActions();
  const downloads = useDownloadsStore();
  return async (row) => {
    if (!row) return;
    const state = saveStateNow(row, downloads.byIncident.get(row.incidentId));
    await actions.open(row.incidentId, !hasSavedMedia(row) && canSave(state));
  };
}
