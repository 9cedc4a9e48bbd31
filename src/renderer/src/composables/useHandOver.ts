/** The hand-over dialog's state: the claim as typed, the plan for it, and the export that runs. */
import { useTask, type UseTaskReturn } from '@renderer/composables/useTask';
import { useClaimsStore } from '@renderer/stores/claims';
import { useEvidenceStore } from '@renderer/stores/evidence';
import { useSettingsStore } from '@renderer/stores/settings';
import { handOverFrom, type Claim } from '@shared/domain/claim';
import type { ClaimDetails, EvidencePlan, ExportState } from '@shared/domain/evidence';
import { rememberedChoice, type PackageChoice } from '@shared/domain/package-choice';
import { makeStills } from './make-stills';
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
  type WritableComputedRef,
} from 'vue';

export interface UseHandOverReturn {
  readonly claim: ShallowRef<ClaimDetails>;
  /** Claims that the incident is in. */
  readonly claims: Readonly<ShallowRef<readonly Claim[]>>;
  /** The one that the form is filled from; null when all of it is typed. */
  readonly chosenId: WritableComputedRef<string | null>;
  /** Null: the package is not encrypted. Held while the form is open, then forgotten. */
  readonly passphrase: Ref<string | null>;
  /** What goes in and what is left out; starts from the last package. */
  readonly choice: ShallowRef<PackageChoice>;
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
  wantedClaimId: () => string | null = () => null,
): UseHandOverReturn {
  const claimsStore = useClaimsStore();
  const evidence = useEvidenceStore();
  const settings = useSettingsStore();
  const planning = useTask();
  const starting = useTask();
  const ending = useTask();
  // Shallow: what is sent to main must be plain data, not a proxy.
  const claim = shallowRef<ClaimDetails>(freshClaim());
  const claims = shallowRef<readonly Claim[]>([]);
  const chosen = ref<string | null>(null);
  const chosenId = computed({ get: () => chosen.value, set: choose });
  const choice = shallowRef<PackageChoice>(settings.settings.packageChoice);
  const plan = shallowRef<EvidencePlan | null>(null);
  const passphrase = ref<string | null>(null);
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

  function choose(claimId: string | null): void {
    chosen.value = claimId;
    const found = claims.value.find((each) => each.claimId === claimId);
    claim.value =
      found === undefined ? { ...claim.value, facts: undefined } : handOverFrom(found, claim.value);
  }

  /** The only claim of an incident is the one it is handed over for, unless something was typed before. */
  async function lookForClaims(): Promise<void> {
    const asked = incidentId();
    const typed = evidence.draft(asked) !== null;
    const found = await claimsStore.ofIncident(asked).catch(() => []);
    if (asked !== incidentId()) return;
    claims.value = found;
    const only = found.length === 1 && !typed ? (found[0]?.claimId ?? null) : null;
    const wanted = wantedClaimId() ?? only;
    if (wanted !== null) choose(wanted);
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
      chosen.value = null;
      void lookForClaims();
      claim.value = freshClaim();
      choice.value = settings.settings.packageChoice;
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
  watch(choice, () => (open.value ? makePlan() : undefined));
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
      await settings.update({ packageChoice: rememberedChoice(choice.value) });
      if (known.userName !== preparedBy || known.organisation !== organisation) {
        await settings.update({ userName: preparedBy, organisation });
      }
      const typed = { ...claim.value, preparedBy, organisation };
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
    claim,
    claims,
    chosenId,
    passphrase,
    choice,
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
