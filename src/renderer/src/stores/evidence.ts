/** Hand-overs: what a package would hold, the exports under way, and what was typed so far. */
import { request, subscribe } from '@renderer/api/bridge';
import type { ClaimDetails, EvidencePlan, ExportState } from '@shared/domain/evidence';
import type { PackageChoice } from '@shared/domain/package-choice';
import type { StillOutcome } from '@shared/domain/still';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

export const useEvidenceStore = defineStore('evidence', () => {
  /** The latest export of each incident. */
  const byIncident = shallowRef<ReadonlyMap<string, ExportState>>(new Map());
  /** What was typed for an incident, kept while the window is open; never stored. */
  const drafts = new Map<string, ClaimDetails>();

  function take(state: ExportState): void {
    byIncident.value = new Map(byIncident.value).set(state.incidentId, state);
  }

  subscribe('evidence:changed', take);

  function plan(
    incidentId: string,
    claim: ClaimDetails,
    choice: PackageChoice,
  ): Promise<EvidencePlan> {
    return request('evidence:plan', { incidentId, claim, choice });
  }

  /** Null when the save dialog was cancelled. */
  async function start(
    incidentId: string,
    claim: ClaimDetails,
    choice: PackageChoice,
    passphrase: string | null,
  ): Promise<ExportState | null> {
    const input = { incidentId, claim, choice };
    const state = await request(
      'evidence:export',
      passphrase === null ? input : { ...input, passphrase },
    );
    if (state === null) return null;
    // Its first news may have overtaken this answer.
    if (byIncident.value.get(incidentId)?.exportId !== state.exportId) take(state);
    return state;
  }

  /** Back to the form; only for an export that has ended. */
  function forget(incidentId: string): void {
    const rest = new Map(byIncident.value);
    rest.delete(incidentId);
    byIncident.value = rest;
  }

  return {
    byIncident,
    plan,
    start,
    forget,
    judgePassphrase: (passphrase: string, claim: ClaimDetails) =>
      request('evidence:judge-passphrase', { passphrase, claim }),
    suggestPassphrase: () => request('evidence:suggest-passphrase'),
    tellStill: (exportId: string, outcome: StillOutcome) =>
      request('evidence:still-made', { exportId, outcome }),
    cancel: (exportId: string) => request('evidence:cancel', { exportId }),
    reveal: (exportId: string) => request('evidence:reveal', { exportId }),
    draft: (incidentId: string) => drafts.get(incidentId) ?? null,
    keepDraft: (incidentId: string, claim: ClaimDetails) => void drafts.set(incidentId, claim),
  };
});
