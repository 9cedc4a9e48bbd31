/** The hand-over of a claim's incidents in one go: one form, a plan of each, and the packages that are made. */
import { batchRows, type BatchRow, type PlanOutcome } from './batch-plan';
import { batchCounts } from './batch-progress';
import { errorData } from '@renderer/api/bridge';
import { useTask, type UseTaskReturn } from '@renderer/composables/useTask';
import { useEvidenceStore } from '@renderer/stores/evidence';
import { claimTitle, type ClaimDetail } from '@shared/domain/claim';
import type { BatchState } from '@shared/domain/package-batch';
import { plural } from '@shared/units';
import { watchDebounced } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { followBatch } from './follow-batch';
import { TYPING_RESTS_MS, useHandOverForm, type UseHandOverFormReturn } from './useHandOverForm';
import { useToasts } from './useToasts';

export interface UseHandOverAllReturn extends Pick<
  UseHandOverFormReturn,
  'claim' | 'chosenId' | 'passphrase' | 'choice' | 'nameMissing'
> {
  /** One for each incident of the claim. */
  readonly rows: ComputedRef<readonly BatchRow[]>;
  /** Not every incident is planned yet as the form says now. */
  readonly planning: Readonly<Ref<boolean>>;
  readonly starting: UseTaskReturn;
  readonly ending: UseTaskReturn;
  /** Null while the form is shown. */
  readonly state: ComputedRef<BatchState | null>;
  readonly tick: (incidentId: string, on: boolean) => void;
  /** False when the name is missing. */
  readonly start: () => Promise<boolean>;
  readonly cancel: () => Promise<void>;
  readonly retry: () => Promise<void>;
  readonly reveal: (exportId: string) => Promise<void>;
  /** The result has been seen: back to the form. */
  readonly again: () => void;
  /** The same, for a dialog that closes. */
  readonly leave: () => void;
}

export function useHandOverAll(
  detail: () => ClaimDetail,
  open: Readonly<Ref<boolean>>,
): UseHandOverAllReturn {
  const evidence = useEvidenceStore();
  const toasts = useToasts();
  const starting = useTask();
  const ending = useTask();
  const { reset, isNamed, remember, ...form } = useHandOverForm(
    () => detail().claimId,
    computed(() => [detail()]),
  );
  const { claim, chosenId, choice, passphrase } = form;
  const plans = shallowRef<ReadonlyMap<string, PlanOutcome>>(new Map());
  const unticked = shallowRef<ReadonlySet<string>>(new Set());
  const planning = ref(false);
  const rows = computed(() => batchRows(detail().incidents, plans.value, unticked.value));
  const state = computed(() => evidence.byClaim.get(detail().claimId) ?? null);
  let asked = 0;
  let gone = false;
  onScopeDispose(() => {
    gone = true;
  });

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
      return { plan: await evidence.plan(incidentId, claim.value, choice.value), error: null };
    } catch (caught) {
      return { plan: null, error: errorData(caught) };
    }
  }

  watch(
    [open, () => detail().claimId],
    ([isOpen]) => {
      passphrase.value = null;
      if (!isOpen) return;
      reset();
      chosenId.value = detail().claimId;
      plans.value = new Map();
      unticked.value = new Set();
      starting.clear();
      if (state.value === null) void makePlans();
    },
    { immediate: true },
  );
  // What was wrong with another one says nothing of this one.
  watch(passphrase, starting.clear);
  watch(choice, () => (open.value ? makePlans() : undefined));
  watchDebounced(
    () => claim.value.claimNumber,
    () => (open.value ? makePlans() : undefined),
    { debounce: TYPING_RESTS_MS },
  );

  function follow(started: BatchState): void {
    followBatch(started, (ended) => {
      // Who looks on sees the result. A dialog that is gone is not told that it was closed.
      if (!open.value || gone) tellEnd(ended);
    });
  }

  function tellEnd({ items }: BatchState): void {
    const { done, failed, total } = batchCounts(items);
    const text = `For ${claimTitle(detail())}.`;
    if (done === total) {
      toasts.show({ tone: 'good', title: `${plural(total, 'package')} saved and verified`, text });
    } else if (failed > 0) {
      const title = `${failed} of ${plural(total, 'package')} could not be made`;
      toasts.show({ tone: 'danger', title, text: `${text} Hand over all… says why.` });
    }
  }

  async function start(): Promise<boolean> {
    if (!isNamed()) return false;
    await starting.run(async () => {
      const incidentIds = rows.value.flatMap(({ ticked, incident }) =>
        ticked ? [incident.incidentId] : [],
      );
      const typed = await remember();
      const { claimId } = detail();
      const { value: secret } = passphrase;
      const started = await evidence.startAll(claimId, incidentIds, typed, choice.value, secret);
      if (started === null) return;
      passphrase.value = null;
      follow(started);
    });
    return true;
  }

  async function cancel(): Promise<void> {
    const { value } = state;
    if (value) await ending.run(() => evidence.cancelAll(value.batchId));
  }

  async function retry(): Promise<void> {
    const { value } = state;
    if (!value) return;
    await starting.run(async () => {
      follow(await evidence.retryAll(value.batchId, value.encrypted ? passphrase.value : null));
      passphrase.value = null;
    });
  }

  function leave(): void {
    const { value } = state;
    if (value !== null && !value.running) void evidence.forgetAll(value);
  }

  function again(): void {
    // Not in the clear by mistake: only the passphrase has to be typed again.
    passphrase.value = state.value?.encrypted === true ? '' : null;
    leave();
    void makePlans();
  }

  function tick(incidentId: string, on: boolean): void {
    const next = new Set(unticked.value);
    if (on) next.delete(incidentId);
    else next.add(incidentId);
    unticked.value = next;
  }

  return {
    ...form,
    rows,
    planning,
    starting,
    ending,
    state,
    tick,
    start,
    cancel,
    retry,
    reveal: async (exportId) => {
      await ending.run(() => evidence.reveal(exportId));
    },
    again,
    leave,
  };
}
