/** The evidence capability: plans packages and makes them, of one incident or of several in one go. */
import { basename } from 'node:path';
import type { EvidencePlan, PlannedSignature } from '@shared/domain/evidence';
import { AppError } from '@shared/errors';
import { createBatches } from './batch/create-batches';
import type { Evidence, EvidenceOptions } from './evidence-options';
import { createExports } from './export/exports';
import type { HandOver } from './export/gather-facts';
import { factsToExport, keyFor, orderOf } from './export/order';
import { planEvidence } from './plan';
import { claimFor, sourceFor } from './planning/source-for';
import { judgeForClaim, requireStrong, suggest } from './seal/package-passphrase';

export function createEvidence(options: EvidenceOptions): Evidence {
  const exports = createExports(options);

  const signature = (): Promise<PlannedSignature> =>
    options.signer?.look() ?? Promise.resolve({ kind: 'unsigned' });

  /** For the window, and in its language: only what it says of the report is the report's. */
  const plan = async ({
    incidentId,
    claim,
    choice,
    language = 'en',
  }: HandOver): Promise<EvidencePlan> => {
    const known = await options.library.evidenceSource(incidentId);
    const { claimNumber } = claimFor(claim, known, choice);
    const source = sourceFor(known, choice);
    return { ...planEvidence(source, claimNumber, choice, await signature()), language };
  };

  const batches = createBatches({ exports, plan, options });

  return {
    plan,

    export: async (input) => {
      await requireStrong(input.passphrase, input.claim);
      const facts = await factsToExport(input, options);
      const chosen = await options.chooseTarget(`${facts.plan.packageName}.zip`);
      if (chosen === null) return null;
      const order = orderOf(facts, input, await keyFor(input.claim, options), true, options);
      if (exports.isTarget(chosen)) {
        throw new AppError('evidence.target-exists', { detail: basename(chosen) });
      }
      return exports.begin(chosen, order).state;
    },

    exportAll: (input) => batches.start(input),
    cancelAll: ({ batchId }) => batches.cancel(batchId),
    retryAll: ({ batchId, passphrase }) => batches.retry(batchId, passphrase),
    forgetAll: ({ batchId }) => {
      batches.forget(batchId);
    },

    stillMade: ({ exportId, outcome }) => {
      exports.stillMade(exportId, outcome);
    },
    judgePassphrase: ({ passphrase, claim }) => judgeForClaim(passphrase, claim),
    suggestPassphrase: suggest,
    cancel: ({ exportId }) => exports.cancel(exportId),
    reveal: ({ exportId }) => {
      exports.reveal(exportId);
    },

    unfinished: () => exports.running() + batches.waiting(),
    close: async () => {
      await Promise.all([batches.close(), exports.close()]);
    },
  };
}
