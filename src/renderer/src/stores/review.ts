/** The incident on the review deck: what the library gave, and what the reviewer has chosen. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import type { AppErrorData } from '@shared/errors';
import type { ReviewMaterial } from '@shared/domain/incident';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

export const useReviewStore = defineStore('review', () => {
  const material = shallowRef<ReviewMaterial | null>(null);
  const error = shallowRef<AppErrorData | null>(null);
  const loading = ref(false);
  /** The camera shown large with the others in a strip; null for all alike. */
  const focusedCameraId = ref<string | null>(null);
  /** The clip that is heard; null when all are mute. */
  const heardClipId = ref<string | null>(null);

  async function open(incidentId: string): Promise<void> {
    const isSame = material.value?.incident.incidentId === incidentId;
    loading.value = true;
    error.value = null;
    if (!isSame) {
      material.value = null;
      focusedCameraId.value = null;
      heardClipId.value = null;
    }
    try {
      material.value = await request('incidents:review', { incidentId });
    } catch (caught) {
      error.value = errorData(caught);
    } finally {
      loading.value = false;
    }
  }

  /** Reads the incident again whenever its rows change; returns its own off switch. */
  function follow(incidentId: () => string): () => void {
    return subscribe('incidents:changed', ({ incidentIds }) => {
      const isMeant = incidentIds.length === 0 || incidentIds.includes(incidentId());
      if (isMeant) void open(incidentId());
    });
  }

  function toggleFocus(cameraId: string): void {
    focusedCameraId.value = focusedCameraId.value === cameraId ? null : cameraId;
  }

  return { material, error, loading, focusedCameraId, heardClipId, open, follow, toggleFocus };
});
