/** What is asked before a hand-over, of one incident or of several: the case, what goes in, a passphrase. */
import { useEvidenceStore, type HandOverContent } from '@renderer/stores/evidence';
import { useSettingsStore } from '@renderer/stores/settings';
import { handOverFrom, type Claim } from '@shared/domain/claim';
import type { ClaimDetails } from '@shared/domain/evidence';
import { rememberedChoice, type PackageChoice } from '@shared/domain/package-choice';
import type { ReportLanguage } from '@shared/domain/report-language';
import { computed, readonly, ref, shallowRef, watch } from 'vue';
import type { Ref, ShallowRef, WritableComputedRef } from 'vue';

/** What is sent when all is filled in. */
export interface HandOverOrder extends HandOverContent {
  /** Null: not encrypted. */
  readonly passphrase: string | null;
}

export interface UseHandOverFormReturn {
  readonly claim: ShallowRef<ClaimDetails>;
  /** The claim that the form is filled from; null when all of it is typed. */
  readonly chosenId: WritableComputedRef<string | null>;
  /** Null: the package is not encrypted. Held while the form is open, then forgotten. */
  readonly passphrase: Ref<string | null>;
  /** False while a passphrase is asked for and not good enough. */
  readonly strong: Ref<boolean>;
  /** What goes in and what is left out; starts from the last package. */
  readonly choice: ShallowRef<PackageChoice>;
  /** Of the report; starts from the settings. */
  readonly language: Ref<ReportLanguage>;
  readonly nameMissing: Readonly<Ref<boolean>>;
  /** As it was typed for the same before, or anew. */
  readonly reset: () => void;
  /** False when the name is missing; then that is shown. */
  readonly isNamed: () => boolean;
  /** What goes out; the choice and who hands over are kept for the next time. */
  readonly order: () => Promise<HandOverOrder>;
  /** Back from packages that were encrypted: only that has to be typed again, so that none goes in the clear by mistake. */
  readonly askPassphraseAgain: (encrypted: boolean) => void;
}

/**
 * @param draftId what the typed words are kept for while the window is open
 * @param claims to choose from
 */
export function useHandOverForm(
  draftId: () => string,
  claims: Readonly<Ref<readonly Claim[]>>,
): UseHandOverFormReturn {
  const evidence = useEvidenceStore();
  const settings = useSettingsStore();
  // Shallow: what is sent to main must be plain data, not a proxy.
  const claim = shallowRef<ClaimDetails>(freshClaim());
  const chosen = ref<string | null>(null);
  const chosenId = computed({ get: () => chosen.value, set: choose });
  const choice = shallowRef<PackageChoice>(settings.settings.packageChoice);
  const language = ref(settings.settings.reportLanguage);
  const passphrase = ref<string | null>(null);
  const strong = ref(true);
  const nameMissing = ref(false);

  function freshClaim(): ClaimDetails {
    const { userName, organisation } = settings.settings;
    const draft = evidence.draft(draftId());
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

  watch(claim, (now) => {
    evidence.keepDraft(draftId(), now);
    if (now.preparedBy.trim() !== '') nameMissing.value = false;
  });

  async function remember(): Promise<ClaimDetails> {
    const known = settings.settings;
    const preparedBy = claim.value.preparedBy.trim();
    const organisation = claim.value.organisation.trim();
    await settings.update({ packageChoice: rememberedChoice(choice.value) });
    if (known.userName !== preparedBy || known.organisation !== organisation) {
      await settings.update({ userName: preparedBy, organisation });
    }
    return { ...claim.value, preparedBy, organisation };
  }

  return {
    claim,
    chosenId,
    passphrase,
    strong,
    choice,
    language,
    nameMissing: readonly(nameMissing),
    reset: () => {
      chosen.value = null;
      claim.value = freshClaim();
      choice.value = settings.settings.packageChoice;
      language.value = settings.settings.reportLanguage;
      nameMissing.value = false;
    },
    isNamed: () => {
      nameMissing.value = claim.value.preparedBy.trim() === '';
      return !nameMissing.value;
    },
    order: async () => {
      // Read at once: a dialog that closes meanwhile forgets the passphrase.
      const typed = {
        choice: choice.value,
        language: language.value,
        passphrase: passphrase.value,
      };
      return { ...typed, claim: await remember() };
    },
    askPassphraseAgain: (encrypted) => {
      passphrase.value = encrypted ? '' : null;
    },
  };
}

/** An emptied field is filled again: the settings may know the name by now. */
function orElse(typed: string | undefined, known: string): string {
  return typed === undefined || typed.trim() === '' ? known : typed;
}
