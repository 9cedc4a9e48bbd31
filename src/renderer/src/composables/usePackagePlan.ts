/** The plan of one package, for what its form says now. */
import { useTask, type UseTaskReturn } from '@renderer/composables/useTask';
import { useEvidenceStore } from '@renderer/stores/evidence';
import type { EvidencePlan } from '@shared/domain/evidence';
import { shallowRef, type ShallowRef } from 'vue';
import type { UseHandOverFormReturn } from './useHandOverForm';

export interface UsePackagePlanReturn {
  /** Null before the first. */
  readonly plan: Readonly<ShallowRef<EvidencePlan | null>>;
  readonly planning: UseTaskReturn;
  readonly makePlan: () => Promise<void>;
  readonly clear: () => void;
}

export function usePackagePlan(
  incidentId: () => string,
  { claim, choice, language }: Pick<UseHandOverFormReturn, 'claim' | 'choice' | 'language'>,
): UsePackagePlanReturn {
  const evidence = useEvidenceStore();
  const planning = useTask();
  const plan = shallowRef<EvidencePlan | null>(null);

  async function makePlan(): Promise<void> {
    const asked = incidentId();
    const wanted = { choice: choice.value, language: language.value };
    await planning.run(async () => {
      const made = await evidence.plan(asked, { claim: claim.value, ...wanted });
      // Answers may overtake each other: only that of the latest choice counts.
      const isLatest = wanted.choice === choice.value && wanted.language === language.value;
      if (asked === incidentId() && isLatest) plan.value = made;
    });
  }

  return { plan, planning, makePlan, clear: () => (plan.value = null) };
}
