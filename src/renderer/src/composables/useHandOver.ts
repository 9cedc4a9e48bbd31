/** The hand-over dialog's state: the form, the plan for it, and the export that runs. */
import { useTask, type UseTaskReturn } from '@renderer/composables/useTask';
import { useClaimsStore } from '@renderer/stores/claims';
import { useEvidenceStore } from '@renderer/stores/evidence';
import type { Claim } from '@shared/domain/claim';
import type { EvidencePlan, ExportState } from '@shared/domain/evidence';
import { makeStills } from './make-stills';
import { TYPING_RESTS_MS, useHandOverForm, type UseHandOverFormReturn } from './useHandOverForm';
import { watchDebounced } from '@vueuse/core';
import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';

export interface UseHandOverReturn extends Pick<
  UseHandOverFormReturn,
  'claim' | 'chosenId' | 'passphrase' | 'choice' | 'nameMissing'
> {
  /** Claims that the incident is in. */
  readonly claims: Readonly<ShallowRef<readonly Claim[]>>;
  readonly plan: Readonly<ShallowRef<EvidencePlan | null>>;
  readonly planning: UseTaskReturn;
  readonly starting: UseTaskReturn;
  readonly ending: UseTaskReturn;
  /** The incident's latest export; null while the form is shown. */
  readonly state: ComputedRef<ExportState | null>;
  readonly makePlan: () => Promise<void>;
  /** False when the name is missing. */
  readonly start: () => Promise<boolean>;
  readonly cancel: () => Promise<void>;
  readonly reveal: () => Promise<void>;
  /** From an ended export back to the form. */
  readonly again: () => void;
}

export function useHandOver(
  incidentId: () => string,
  open: Readonly<Ref<boolean>>,
  wantedClaimId: () => string | null = () => null,
): UseHandOverReturn {
  const claimsStore = useClaimsStore();
  const evidence = useEvidenceStore();
  const planning = useTask();
  const starting = useTask();
  const ending = useTask();
  const claims = shallowRef<readonly Claim[]>([]);
  const { reset, isNamed, remember, ...form } = useHandOverForm(incidentId, claims);
  const { claim, chosenId, choice, passphrase } = form;
  const plan = shallowRef<EvidencePlan | null>(null);
  const state = computed(() => evidence.byIncident.get(incidentId()) ?? null);

  /** The only claim of an incident is the one it is handed over for, unless something was typed before. */
  async function lookForClaims(): Promise<void> {
    const asked = incidentId();
    const typed = evidence.draft(asked) !== null;
    const found = await claimsStore.ofIncident(asked).catch(() => []);
    if (asked !== incidentId()) return;
    claims.value = found;
    const only = found.length === 1 && !typed ? (found[0]?.claimId ?? null) : null;
    const wanted = wantedClaimId() ?? only;
    if (wanted !== null) chosenId.value = wanted;
  }

  async function makePlan(): Promise<void> {
    const asked = incidentId();
    const wanted = choice.value;
    await planning.run(async () => {
      const made = await evidence.plan(asked, claim.value, wanted);
      // Answers may overtake each other: only that of the latest choice counts.
      if (asked === incidentId() && wanted === choice.value) plan.value = made;
    });
  }

  watch(
    [open, incidentId],
    ([isOpen]) => {
      passphrase.value = null;
      if (!isOpen) return;
      claims.value = [];
      void lookForClaims();
      reset();
      plan.value = null;
      starting.clear();
      // An export that ended earlier has been seen; one that still runs is shown again.
      if (state.value !== null && state.value.status !== 'running') again();
      else void makePlan();
    },
    { immediate: true },
  );
  watch(choice, () => (open.value ? makePlan() : undefined));
  watchDebounced(
    () => claim.value.claimNumber,
    () => (open.value ? makePlan() : undefined),
    { debounce: TYPING_RESTS_MS },
  );

  function again(): void {
    // Not in the clear by mistake: only the passphrase has to be typed again.
    passphrase.value = state.value?.encrypted === true ? '' : null;
    evidence.forget(incidentId());
    void makePlan();
  }

  async function start(): Promise<boolean> {
    if (!isNamed()) return false;
    await starting.run(async () => {
      const typed = await remember();
      const started = await evidence.start(incidentId(), typed, choice.value, passphrase.value);
      if (started === null) return;
      passphrase.value = null;
      void makeStills(started);
    });
    return true;
  }

  async function cancel(): Promise<void> {
    const { value } = state;
    if (value) await ending.run(() => evidence.cancel(value.exportId));
  }

  async function reveal(): Promise<void> {
    const { value } = state;
    if (value) await ending.run(() => evidence.reveal(value.exportId));
  }

  return {
    ...form,
    claims,
    plan,
    planning,
    starting,
    ending,
    state,
    makePlan,
    start,
    cancel,
    reveal,
    again,
  };
}
