/** Hand-overs: what a package would hold, the exports under way, and what was typed so far. */
import { request, subscribe } from '@renderer/api/bridge';
import type { ClaimDetails, EvidencePlan, ExportState } from '@shared/domain/evidence';
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

  function plan(incidentId: string, claim: ClaimDetails): Promise<EvidencePlan> {
    return request('evidence:plan', { incidentId, claim });
  }

  /** False when the save dialog was cancelled. */
  async function start(incidentId: string, claim: ClaimDetails): Promise<boolean> {
    const state = await request('evidence:export', { incidentId, claim });
    if (state === null) return false;
    // Its first news may have overtaken this answer.
    if (byIncident.value.get(incidentId)?.exportId !== state.exportId) take(state);
    return true;
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
    cancel: (exportId: string) => request('evidence:cancel', { exportId }),
    reveal: (exportId: string) => request('evidence:reveal', { exportId }),
    draft: (incidentId: string) => drafts.get(incidentId) ?? null,
    keepDraft: (incidentId: string, claim: ClaimDetails) => void drafts.set(incidentId, claim),
  };
});
