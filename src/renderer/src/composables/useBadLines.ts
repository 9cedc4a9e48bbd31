/** Reads the reviewed incident's track with its lines of a wrong checksum, too, while they are to be used. */
import { useReviewStore } from '@renderer/stores/review';
import { useTrackReading } from './useTrackReading';

/** Lives as long as the calling scope. */
export function useBadLines(): void {
  const review = useReviewStore();
  useTrackReading(
    () => (review.usesBadLines ? (review.material?.trackSource ?? null) : null),
    review.setLenientTrack,
    true,
  );
}
