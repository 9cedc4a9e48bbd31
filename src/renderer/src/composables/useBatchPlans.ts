/** A plan of each incident of a claim, and which of them go. */
import { errorData } from '@renderer/api/bridge';
import { useEvidenceStore } from '@renderer/stores/evidence';
import type { ClaimDetail } from '@shared/domain/claim';
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import { batchRows, type BatchRow, type PlanOutcome } from './batch-plan';
import type { UseHandOverFormReturn } from './useHandOverForm';

export interface UseBatchPlansReturn {
  /** One for each incident of the claim. */
  readonly rows: ComputedRef<readonly BatchRow[]>;
  /** Not every incident is planned yet as the form says now. */
  readonly planning: Readonly<Ref<boolean>>;
  readonly makePlans: () => Promise<void>;
  readonly tick: (incidentId: string, on: boolean) => void;
  /** Nothing planned, everything ticked. */
  readonly clear: () => void;
}

export function useBatchPlans(
  detail: () => ClaimDetail,
  { claim, choice, language }: Pick<UseHandOverFormReturn, 'claim' | 'choice' | 'language'>,
): UseBatchPlansReturn {
  const evidence = useEvidenceStore();
  const plans = shallowRef<ReadonlyMap<string, PlanOutcome>>(new Map());
  const unticked = shallowRef<ReadonlySet<string>>(new Set());
  const planning = ref(false);
  const rows = computed(() => batchRows(detail().incidents, plans.value, unticked.value));
  let asked = 0;

  /** One after the other: each reads its incident in full. A newer question ends the older one. */
  async function makePlans(): Promise<void> {
    asked += 1;
    const mine = asked;
    planning.value = true;
    for (const { incidentId } of detail().incidents) {
      const outcome = await outcomeOf(incidentId);
      if (mine !== asked) return;
      plans.value = new Map(plans.value).set(incidentId, outcome);
    }
    planning.value = false;
  }

  async function outcomeOf(incidentId: string): Promise<PlanOutcome> {
    try {
      const content = { claim: claim.value, choice: choice.value, language: language.value };
      return { plan: await evidence.plan(incidentId, content), error: null };
    } catch (caught) {
      return { plan: null, error: errorData(caught) };
    }
  }

  function tick(incidentId: string, on: boolean): void {
    const next = new Set(unticked.value);
    if (on) next.delete(incidentId);
    else next.add(incidentId);
    unticked.value = next;
  }

  function clear(): void {
    plans.value = new Map();
    unticked.value = new Set();
  }

  return { rows, planning, makePlans, tick, clear };
}
