/** Reads the reviewed incident's big track once its deck is there. */
import { readTrack } from '@renderer/adapters/track/read-track';
import { useReviewStore } from '@renderer/stores/review';
import { onScopeDispose, watch } from 'vue';

/** Lives as long as the calling scope. */
export function useLaterTrack(): void {
  const review = useReviewStore();
  let control: AbortController | null = null;

  watch(
    () => review.material?.trackLater ?? null,
    (later) => {
      control?.abort();
      if (later === null || review.material?.track !== null) return;
      control = new AbortController();
      readTrack(later, control.signal).then(
        (found) => {
          review.setLaterTrack(later, found);
        },
        // Only another incident ends it.
        () => undefined,
      );
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    control?.abort();
  });
}
