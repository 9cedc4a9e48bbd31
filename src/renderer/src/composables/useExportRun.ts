/** The export of one incident: begun, cancelled, shown in its folder, forgotten. */
import { useTask, type UseTaskReturn } from '@renderer/composables/useTask';
import { useEvidenceStore } from '@renderer/stores/evidence';
import type { ExportState } from '@shared/domain/evidence';
import { computed, type ComputedRef } from 'vue';
import { makeStills } from './make-stills';
import type { HandOverOrder } from './useHandOverForm';

export interface UseExportRunReturn {
  /** The incident's latest export; null while the form is shown. */
  readonly state: ComputedRef<ExportState | null>;
  readonly starting: UseTaskReturn;
  readonly ending: UseTaskReturn;
  /** False when it failed, or its place was not chosen. */
  readonly start: (order: () => Promise<HandOverOrder>) => Promise<boolean>;
  readonly cancel: () => Promise<void>;
  readonly reveal: () => Promise<void>;
  readonly forget: () => void;
}

export function useExportRun(incidentId: () => string): UseExportRunReturn {
  const evidence = useEvidenceStore();
  const starting = useTask();
  const ending = useTask();
  const state = computed(() => evidence.byIncident.get(incidentId()) ?? null);

  async function start(order: () => Promise<HandOverOrder>): Promise<boolean> {
    let begun = null as ExportState | null;
    await starting.run(async () => {
      const { passphrase, ...content } = await order();
      begun = await evidence.start(incidentId(), content, passphrase);
      if (begun !== null) void makeStills(begun);
    });
    return begun !== null;
  }

  const end = async (how: (exportId: string) => Promise<void>): Promise<void> => {
    const { value } = state;
    if (value !== null) await ending.run(() => how(value.exportId));
  };

  return {
    state,
    starting,
    ending,
    start,
    cancel: () => end(evidence.cancel),
    reveal: () => end(evidence.reveal),
    forget: () => {
      evidence.forget(incidentId());
    },
  };
}
