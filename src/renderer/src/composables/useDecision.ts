/** A decision that goes into the record: who makes it and why, and the name kept for the next time. */
import { useSettingsStore } from '@renderer/stores/settings';
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useKeepName } from './useKeepName';

export interface UseDecisionReturn {
  /** As typed. */
  readonly userName: Ref<string>;
  readonly reason: Ref<string>;
  /** As it goes into the record: without blanks around. */
  readonly signed: ComputedRef<{ readonly userName: string; readonly reason: string }>;
  readonly keepName: (userName: string) => Promise<void>;
}

export function useDecision(): UseDecisionReturn {
  const settings = useSettingsStore();
  const userName = ref(settings.settings.userName);
  const reason = ref('');

  return {
    userName,
    reason,
    signed: computed(() => ({ userName: userName.value.trim(), reason: reason.value.trim() })),
    keepName: useKeepName(),
  };
}
