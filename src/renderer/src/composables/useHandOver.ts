/** Hands one incident over: the form, the plan for it, and the export that runs. */
import type { Claim } from '@shared/domain/claim';
import { watch, type Ref, type ShallowRef } from 'vue';
import { useExportRun, type UseExportRunReturn } from './useExportRun';
import { useHandOverForm, type UseHandOverFormReturn } from './useHandOverForm';
import { useIncidentClaims } from './useIncidentClaims';
import { usePackagePlan, type UsePackagePlanReturn } from './usePackagePlan';
import { useReplan } from './useReplan';

export interface UseHandOverReturn {
  /** Claims that the incident is in. */
  readonly claims: Readonly<ShallowRef<readonly Claim[]>>;
  readonly form: UseHandOverFormReturn;
  readonly planned: UsePackagePlanReturn;
  readonly run: UseExportRunReturn;
  /** False when the name is missing. */
  readonly start: () => Promise<boolean>;
  /** From an ended export back to the form. */
  readonly again: () => void;
}

export function useHandOver(
  incidentId: () => string,
  open: Readonly<Ref<boolean>>,
  wantedClaimId: () => string | null = () => null,
): UseHandOverReturn {
  const { claims, look } = useIncidentClaims(incidentId, wantedClaimId);
  const form = useHandOverForm(incidentId, claims);
  const planned = usePackagePlan(incidentId, form);
  const run = useExportRun(incidentId);
  const { state } = run;

  async function chooseClaim(): Promise<void> {
    const found = await look();
    if (found !== null) form.chosenId.value = found;
  }

  watch(
    [open, incidentId],
    ([isOpen]) => {
      form.passphrase.value = null;
      if (!isOpen) return;
      void chooseClaim();
      form.reset();
      planned.clear();
      run.starting.clear();
      // An export that ended earlier has been seen; one that still runs is shown again.
      if (state.value !== null && state.value.status !== 'running') again();
      else void planned.makePlan();
    },
    { immediate: true },
  );
  useReplan(open, form, planned.makePlan);

  function again(): void {
    form.askPassphraseAgain(state.value?.encrypted === true);
    run.forget();
    void planned.makePlan();
  }

  async function start(): Promise<boolean> {
    if (!form.isNamed()) return false;
    if (await run.start(form.order)) form.passphrase.value = null;
    return true;
  }

  return { claims, form, planned, run, start, again };
}
