/** Hand-overs: what a package would hold, the exports under way, and what was typed so far. */
import { request, subscribe } from '@renderer/api/bridge';
import type { ClaimDetails, EvidencePlan, ExportState } from '@shared/domain/evidence';
import type { BatchState } from '@shared/domain/package-batch';
import type { PackageChoice } from '@shared/domain/package-choice';
import type { ReportLanguage } from '@shared/domain/report-language';
import type { StillOutcome } from '@shared/domain/still';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** What a hand-over says, whichever incident it is of. */
export interface HandOverContent {
  readonly claim: ClaimDetails;
  readonly choice: PackageChoice;
  /** Of the report. */
  readonly language: ReportLanguage;
}

export const useEvidenceStore = defineStore('evidence', () => {
  /** The latest export of each incident. */
  const byIncident = shallowRef<ReadonlyMap<string, ExportState>>(new Map());
  /** The latest hand-over of several incidents, by claim. */
  const byClaim = shallowRef<ReadonlyMap<string, BatchState>>(new Map());
  /** What was typed for an incident or for a claim as a whole, kept while the window is open; never stored. */
  const drafts = new Map<string, ClaimDetails>();

  function take(state: ExportState): void {
    byIncident.value = new Map(byIncident.value).set(state.incidentId, state);
  }

  function takeBatch(state: BatchState): void {
    byClaim.value = new Map(byClaim.value).set(state.claimId, state);
    for (const { export: made } of state.items) {
      // A batch tells that an export has begun before the export itself tells anything.
      const known = made && byIncident.value.get(made.incidentId)?.exportId === made.exportId;
      if (made?.status === 'running' && !known) take(made);
    }
  }

  subscribe('evidence:changed', take);
  subscribe('evidence:batch-changed', takeBatch);

  function plan(incidentId: string, content: HandOverContent): Promise<EvidencePlan> {
    return request('evidence:plan', { incidentId, ...content });
  }

  /** Null when the save dialog was cancelled. */
  async function start(
    incidentId: string,
    content: HandOverContent,
    passphrase: string | null,
  ): Promise<ExportState | null> {
    const input = { incidentId, ...content };
    const state = await request(
      'evidence:export',
      passphrase === null ? input : { ...input, passphrase },
    );
    if (state === null) return null;
    // Its first news may have overtaken this answer.
    if (byIncident.value.get(incidentId)?.exportId !== state.exportId) take(state);
    return state;
  }

  /** Null when the folder dialog was cancelled. */
  async function startAll(
    claimId: string,
    incidentIds: readonly string[],
    content: HandOverContent,
    passphrase: string | null,
  ): Promise<BatchState | null> {
    const input = { claimId, incidentIds, ...content };
    const state = await request(
      'evidence:export-all',
      passphrase === null ? input : { ...input, passphrase },
    );
    if (state === null) return null;
    // Its first news may have overtaken this answer.
    if (byClaim.value.get(claimId)?.batchId !== state.batchId) takeBatch(state);
    return state;
  }

  /** Back to the form; only for one that has ended. */
  async function forgetAll({ batchId, claimId }: BatchState): Promise<void> {
    const rest = new Map(byClaim.value);
    rest.delete(claimId);
    byClaim.value = rest;
    await request('evidence:forget-all', { batchId });
  }

  /** Back to the form; only for an export that has ended. */
  function forget(incidentId: string): void {
    const rest = new Map(byIncident.value);
    rest.delete(incidentId);
    byIncident.value = rest;
  }

  return {
    byIncident,
    byClaim,
    plan,
    start,
    forget,
    startAll,
    forgetAll,
    /** @param passphrase null: the packages are not encrypted */
    retryAll: (batchId: string, passphrase: string | null) =>
      request('evidence:retry-all', passphrase === null ? { batchId } : { batchId, passphrase }),
    cancelAll: (batchId: string) => request('evidence:cancel-all', { batchId }),
    judgePassphrase: (passphrase: string, claim: ClaimDetails) =>
      request('evidence:judge-passphrase', { passphrase, claim }),
    suggestPassphrase: () => request('evidence:suggest-passphrase'),
    tellStill: (exportId: string, outcome: StillOutcome) =>
      request('evidence:still-made', { exportId, outcome }),
    cancel: (exportId: string) => request('evidence:cancel', { exportId }),
    reveal: (exportId: string) => request('evidence:reveal', { exportId }),
    draft: (id: string) => drafts.get(id) ?? null,
    keepDraft: (id: string, claim: ClaimDetails) => void drafts.set(id, claim),
  };
});
