/** Reads the reviewed incident's track again when lines with a wrong checksum are to be used, or no more. */
import { readTrack } from '@renderer/adapters/track/read-track';
import { useReviewStore } from '@renderer/stores/review';
import { onScopeDispose, watch } from 'vue';

/** Lives as long as the calling scope. */
export function useBadLines(): void {
  const review = useReviewStore();
  let control: AbortController | null = null;
  /** What the library gives is strict. */
  let isStrict = true;

  watch(
    () => [review.material?.trackSource ?? null, review.usesBadLines] as const,
    ([source, lenient], [before]) => {
      control?.abort();
      if (source !== before) isStrict = true;
      if (source === null || lenient === !isStrict) return;
      isStrict = !lenient;
      control = new AbortController();
      readTrack({ ...source, lenient }, control.signal).then(
        (found) => {
          review.setTrackOf(source, found);
        },
        // Only another incident or another wish ends it.
        () => undefined,
      );
    },
  );
  onScopeDispose(() => {
    control?.abort();
  });
}
