/** What is saved here of one incident, read once somebody wants to see it. */
import { readTrack } from '@renderer/adapters/track/read-track';
import { request } from '@renderer/api/bridge';
import type { ReviewMaterial } from '@shared/domain/incident';
import type { AppErrorData } from '@shared/errors';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { useTask } from './useTask';

export interface UseReviewMaterialReturn {
  /** Null until it is read. */
  readonly material: Readonly<ShallowRef<ReviewMaterial | null>>;
  readonly error: Readonly<ShallowRef<AppErrorData | null>>;
}

export function useReviewMaterial(
  incidentId: () => string,
  wanted: () => boolean,
): UseReviewMaterialReturn {
  const reading = useTask();
  const control = new AbortController();
  onScopeDispose(() => {
    control.abort();
  });
  const material = shallowRef<ReviewMaterial | null>(null);

  watch(
    [wanted, incidentId],
    ([isWanted, id]) => {
      if (!isWanted || material.value?.incident.incidentId === id) return;
      material.value = null;
      void reading.run(async () => {
        const read = await request('incidents:review', { incidentId: id });
        if (id === incidentId()) material.value = read;
        if (read.trackLater === null) return;
        const found = await readTrack(read.trackLater, control.signal);
        if (material.value === read) material.value = { ...read, ...found };
      });
    },
    { immediate: true },
  );

  return { material, error: reading.error };
}
