/** Has it written down that somebody looks at an incident: once for each time its deck opens. */
import { request } from '@renderer/api/bridge';
import { watch } from 'vue';
import { useTold } from './useTold';

/** @param onDeck the incident whose cameras are shown; null while there is nothing to see */
export function useViewed(onDeck: () => string | null): void {
  const { told } = useTold();
  watch(
    onDeck,
    (incidentId) => {
      if (incidentId !== null) void told(() => request('incidents:viewed', { incidentId }));
    },
    { immediate: true },
  );
}
