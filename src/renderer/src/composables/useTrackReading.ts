/** Reads track files of the reviewed incident in a worker, as soon as there are any to read. */
import { readTrack } from '@renderer/adapters/track/read-track';
import type { ReadTrack, TrackSource } from '@shared/domain/incident';
import { onScopeDispose, watch } from 'vue';

/**
 * Lives as long as the calling scope.
 * @param wanted null: nothing is read, and what is under way ends
 * @param lenient lines whose checksum is wrong are used, too
 */
export function useTrackReading(
  wanted: () => TrackSource | null,
  onFound: (source: TrackSource, found: ReadTrack) => void,
  lenient = false,
): void {
  let control: AbortController | null = null;

  watch(
    wanted,
    (source) => {
      control?.abort();
      if (source === null) return;
      control = new AbortController();
      readTrack({ ...source, lenient }, control.signal).then(
        (found) => {
          onFound(source, found);
        },
        // Only another wish ends it.
        () => undefined,
      );
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    control?.abort();
  });
}
