/** Hands the incidents of a claim over in one go: one form, a plan of each, and the packages that are made. */
import type { ClaimDetail } from '@shared/domain/claim';
import { computed, onScopeDispose, watch, type Ref } from 'vue';
import { useBatchEnd } from './useBatchEnd';
import { useBatchPlans, type UseBatchPlansReturn } from './useBatchPlans';
import { useBatchRun, type UseBatchRunReturn } from './useBatchRun';
import { useHandOverForm, type UseHandOverFormReturn } from './useHandOverForm';
import { useReplan } from './useReplan';

export interface UseHandOverAllReturn {
  readonly form: UseHandOverFormReturn;
  readonly planned: UseBatchPlansReturn;
  readonly run: UseBatchRunReturn;
  /** False when the name is missing. */
  readonly start: () => Promise<boolean>;
  /** Makes those that are not there, with the passphrase typed again. */
  readonly retry: () => Promise<void>;
  /** The result has been seen: back to the form. */
  readonly again: () => void;
}

export function useHandOverAll(
  detail: () => ClaimDetail,
  open: Readonly<Ref<boolean>>,
): UseHandOverAllReturn {
  const claimId = (): string => detail().claimId;
  let gone = false;
  onScopeDispose(() => {
    gone = true;
  });
  const { tell } = useBatchEnd(detail);
  const form = useHandOverForm(
    claimId,
    computed(() => [detail()]),
  );
  const { passphrase } = form;
  const planned = useBatchPlans(detail, form);
  const run = useBatchRun(claimId, (ended) => {
    // Who looks on sees the result. A dialog that is gone is not told that it was closed.
    if (!open.value || gone) tell(ended);
  });
  const { state } = run;

  watch(
    [open, claimId],
    ([isOpen]) => {
      passphrase.value = null;
      if (!isOpen) return;
      form.reset();
      form.chosenId.value = claimId();
      planned.clear();
      run.starting.clear();
      if (state.value === null) void planned.makePlans();
    },
    { immediate: true },
  );
  // What was wrong with another one says nothing of this one.
  watch(passphrase, run.starting.clear);
  useReplan(open, form, planned.makePlans);

  async function start(): Promise<boolean> {
    if (!form.isNamed()) return false;
    const going = planned.rows.value.filter(({ ticked }) => ticked);
    const incidentIds = going.map(({ incident }) => incident.incidentId);
    if (await run.start(incidentIds, form.order)) passphrase.value = null;
    return true;
  }

  async function retry(): Promise<void> {
    const typed = state.value?.encrypted === true ? passphrase.value : null;
    if (await run.retry(typed)) passphrase.value = null;
  }

  function again(): void {
    form.askPassphraseAgain(state.value?.encrypted === true);
    run.forget();
    void planned.makePlans();
  }

  return { form, planned, run, start, retry, again };
}
