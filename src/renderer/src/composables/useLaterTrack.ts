/** Reads the reviewed incident's big track once its deck is there. */
import { useReviewStore } from '@renderer/stores/review';
import { useTrackReading } from './useTrackReading';

/** Lives as long as the calling scope. */
export function useLaterTrack(): void {
  const review = useReviewStore();
  useTrackReading(() => {
    const { track = null, trackLater = null } = review.material ?? {};
    return track === null ? trackLater : null;
  }, review.setLaterTrack);
}
