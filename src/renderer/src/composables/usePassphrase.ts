/** Judges a passphrase while it is typed, and makes one up. */
import { useEvidenceStore } from '@renderer/stores/evidence';
import type { ClaimDetails } from '@shared/domain/evidence';
import { watchDebounced } from '@vueuse/core';
import { readonly, ref, watch, type Ref } from 'vue';
import { useTold } from './useTold';

export interface UsePassphraseReturn {
  /** How far the passphrase is on the way to strong, 0…1. */
  readonly part: Readonly<Ref<number>>;
  readonly suggest: () => Promise<void>;
}

const TYPING_RESTS_MS = 150;

/** @param strong is kept false from each change until the passphrase was found strong. */
export function usePassphrase(
  passphrase: Ref<string | null>,
  strong: Ref<boolean>,
  claim: () => ClaimDetails,
): UsePassphraseReturn {
  const evidence = useEvidenceStore();
  const { told } = useTold();
  const part = ref(0);

  watch(
    passphrase,
    (now) => {
      strong.value = now === null;
      if (!now) part.value = 0;
    },
    { immediate: true },
  );
  watchDebounced(
    [passphrase, claim],
    async ([typed]) => {
      if (!typed) return;
      await told(async () => {
        const verdict = await evidence.judgePassphrase(typed, claim());
        // What was typed meanwhile is judged by its own turn.
        if (passphrase.value !== typed) return;
        part.value = verdict.part;
        strong.value = verdict.strong;
      });
    },
    { debounce: TYPING_RESTS_MS },
  );

  return {
    part: readonly(part),
    suggest: () =>
      told(async () => {
        const suggested = await evidence.suggestPassphrase();
        passphrase.value = suggested.passphrase;
      }),
  };
}
