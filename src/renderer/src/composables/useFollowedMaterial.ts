/** The incident of the second window, read again whenever the main window changes it. */
import { useReviewStore } from '@renderer/stores/review';
import type { ReviewMaterial } from '@shared/domain/incident';
import type { AppErrorData } from '@shared/errors';
import { computed, onScopeDispose, watch, type ComputedRef } from 'vue';
import { playersKey } from './players-key';

export interface UseFollowedMaterial {
  /** Null until it is read. */
  readonly material: ComputedRef<ReviewMaterial | null>;
  /** Changes when other players are needed. */
  readonly key: ComputedRef<string>;
  readonly error: ComputedRef<AppErrorData | null>;
  readonly retry: () => void;
}

export function useFollowedMaterial(incidentId: () => string): UseFollowedMaterial {
  const review = useReviewStore();
  const open = (): void => void review.open(incidentId());
  watch(incidentId, open, { immediate: true });
  onScopeDispose(review.follow(incidentId));
  const material = computed(() =>
    review.material?.incident.incidentId === incidentId() ? review.material : null,
  );
  return {
    material,
    key: computed(() => (material.value === null ? '' : playersKey(material.value))),
    error: computed(() => review.error),
    retry: open,
  };
}
