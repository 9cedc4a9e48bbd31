/** Whether the charts stand under the time line: as last chosen, else where the window is tall enough. */
import { useLocalStorage, useWindowSize } from '@vueuse/core';
import { computed, type ComputedRef } from 'vue';

/** Below this the pictures need the room more. */
const TALL_PX = 900;

export interface ChartsOpen {
  readonly chartsOpen: ComputedRef<boolean>;
  readonly toggleCharts: () => void;
}

export function useChartsOpen(): ChartsOpen {
  const chosen = useLocalStorage<'auto' | 'open' | 'closed'>('roadproof.deck.charts', 'auto');
  const { height } = useWindowSize();
  const chartsOpen = computed(() =>
    chosen.value === 'auto' ? height.value >= TALL_PX : chosen.value === 'open',
  );
  return {
    chartsOpen,
    toggleCharts: () => (chosen.value = chartsOpen.value ? 'closed' : 'open'),
  };
}
