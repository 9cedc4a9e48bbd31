/** The hand-over dialog's state: the claim as typed, the plan for it, and the export that runs. */
import { useTask, type UseTaskReturn } from '@renderer/composables/useTask';
import { useEvidenceStore } from '@renderer/stores/evidence';
import { useSettingsStore } from '@renderer/stores/settings';
import type { ClaimDetails, EvidencePlan, ExportState } from '@shared/domain/evidence';
import { watchDebounced } from '@vueuse/core';
import {
  computed,
  readonly,
  ref,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue';

export interface UseHandOverReturn {
  readonly claim: ShallowRef<ClaimDetails>;
  readonly plan: Readonly<ShallowRef<EvidencePlan | null>>;
  readonly planning: UseTaskReturn;
  readonly starting: UseTaskReturn;
  readonly ending: UseTaskReturn;
  /** The incident's latest export; null while the form is shown. */
  readonly state: ComputedRef<ExportState | null>;
  readonly nameMissing: Readonly<Ref<boolean>>;
  readonly makePlan: () => Promise<void>;
  /** False when the name is missing. */
  readonly start: () => Promise<boolean>;
  readonly cancel: () => Promise<void>;
  readonly reveal: () => Promise<void>;
  /** From an ended export back to the form. */
  readonly again: () => void;
}

/** The package's name follows the claim number; asked for once the typing rests. */
const TYPING_RESTS_MS = 250;

export function useHandOver(
  incidentId: () => string,
  open: Readonly<Ref<boolean>>,
): UseHandOverReturn {
  const evidence = useEvidenceStore();
  const settings = useSettingsStore();
  const planning = useTask();
  const starting = useTask();
  const ending = useTask();
  // Shallow: what is sent to main must be plain data, not a proxy.
  const claim = shallowRef<ClaimDetails>(freshClaim());
  const plan = shallowRef<EvidencePlan | null>(null);
  const nameMissing = ref(false);
  const state = computed(() => evidence.byIncident.get(incidentId()) ?? null);

  function freshClaim(): ClaimDetails {
    const { userName, organisation } = settings.settings;
    const draft = evidence.draft(incidentId());
    const typed = draft ?? { claimNumber: '', purpose: '', recipient: '', notes: '' };
    return {
      ...typed,
      preparedBy: orElse(draft?.preparedBy, userName),
      organisation: orElse(draft?.organisation, organisation),
    };
  }

  async function makePlan(): Promise<void> {
    const asked = incidentId();
    await planning.run(async () => {
      const made = await evidence.plan(asked, claim.value);
      if (asked === incidentId()) plan.value = made;
    });
  }

  watch(
    [open, incidentId],
    ([isOpen]) => {
      if (!isOpen) return;
      claim.value = freshClaim();
      nameMissing.value = false;
      plan.value = null;
      starting.clear();
      // An export that ended earlier has been seen; one that still runs is shown again.
      if (state.value !== null && state.value.status !== 'running') again();
      else void makePlan();
    },
    { immediate: true },
  );
  watch(claim, (now) => {
    evidence.keepDraft(incidentId(), now);
    if (now.preparedBy.trim() !== '') nameMissing.value = false;
  });
  watchDebounced(
    () => claim.value.claimNumber,
    () => (open.value ? makePlan() : undefined),
    { debounce: TYPING_RESTS_MS },
  );

  function again(): void {
    evidence.forget(incidentId());
    void makePlan();
  }

  async function start(): Promise<boolean> {
    const preparedBy = claim.value.preparedBy.trim();
    nameMissing.value = preparedBy === '';
    if (nameMissing.value) return false;
    const organisation = claim.value.organisation.trim();
    await starting.run(async () => {
      const known = settings.settings;
      if (known.userName !== preparedBy || known.organisation !== organisation) {
        await settings.update({ userName: preparedBy, organisation });
      }
      await evidence.start(incidentId(), { ...claim.value, preparedBy, organisation });
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
    claim,
    plan,
    planning,
    starting,
    ending,
    state,
    nameMissing: readonly(nameMissing),
    makePlan,
    start,
    cancel,
    reveal,
    again,
  };
}

/** An emptied field is filled again: the settings may know the name by now. */
function orElse(typed: string | undefined, known: string): string {
  return typed === undefined || typed.trim() === '' ? known : typed;
}
