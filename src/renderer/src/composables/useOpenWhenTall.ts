/** Whether something that takes room stands under the cameras: as last chosen, else where the window is tall. */
import { useLocalStorage, useWindowSize } from '@vueuse/core';
import { computed, type ComputedRef } from 'vue';

export interface OpenWhenTall {
  readonly isOpen: ComputedRef<boolean>;
  readonly toggle: () => void;
}

/** @param tallPx below this height of the window the pictures need the room more. */
export function useOpenWhenTall(part: 'charts' | 'film', tallPx: number): OpenWhenTall {
  const chosen = useLocalStorage<'auto' | 'open' | 'closed'>(`roadproof.deck.${part}`, 'auto');
  const { height } = useWindowSize();
  const isOpen = computed(() =>
    chosen.value === 'auto' ? height.value >= tallPx : chosen.value === 'open',
  );
  return {
    isOpen,
    toggle: () => (chosen.value = isOpen.value ? 'closed' : 'open'),
  };
}
