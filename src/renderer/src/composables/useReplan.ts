/** Plans a hand-over anew when its form says something else. */
import { watchDebounced } from '@vueuse/core';
import { watch, type Ref } from 'vue';
import type { UseHandOverFormReturn } from './useHandOverForm';

/** The package's name follows the claim number; asked for once the typing rests. */
const TYPING_RESTS_MS = 250;

/** @param open nothing is planned for a dialog that nobody looks at */
export function useReplan(
  open: Readonly<Ref<boolean>>,
  { claim, choice, language }: Pick<UseHandOverFormReturn, 'claim' | 'choice' | 'language'>,
  makePlan: () => Promise<void>,
): void {
  const planIfOpen = (): Promise<void> | undefined => (open.value ? makePlan() : undefined);
  watch([choice, language], planIfOpen);
  watchDebounced(() => claim.value.claimNumber, planIfOpen, { debounce: TYPING_RESTS_MS });
}
