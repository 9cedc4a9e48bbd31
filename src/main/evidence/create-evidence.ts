/** The evidence capability: plans packages and runs exports, one state per export. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type {
  ClaimDetails,
  EvidencePlan,
  ExportState,
  PlannedSignature,
} from '@shared/domain/evidence';
import { AppError, toErrorData } from '@shared/errors';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import type { PackageFacts, ViewerAssets } from './documents/package-facts';
import type { EvidenceLibrary, ExportRecord } from './evidence-source';
import { runPackageJob, type PackageResult, type PackageRunner } from './export/package-job';
import { planEvidence } from './plan';
import type { SignerNames } from './signature/certificate';
import type { PackageSigner } from './signature/package-signer';
import type { SigningKey } from './signature/sign-manifest';

/** Often enough for a smooth bar, seldom enough not to keep the screen busy. */
const PROGRESS_EVERY_MS = 80;

export interface EvidenceOptions {
  readonly library: EvidenceLibrary;
  readonly appendCustody: (record: ExportRecord) => Promise<void> | void;
  /** The system's own save dialog; null when it was cancelled. It asks before replacing a file. */
  readonly chooseTarget: (defaultFileName: string) => Promise<string | null>;
  /** Shows a file in the system's file manager. */
  readonly reveal: (path: string) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly appVersion: string;
  readonly onChange: (state: ExportState) => void;
  /** The built viewer; asked for at each export. */
  readonly viewer: () => Promise<ViewerAssets>;
  /** Signs packages; without it they go out unsigned. */
  readonly signer?: PackageSigner;
  /** Whose name a new certificate carries; an empty one is taken from the claim. */
  readonly who?: () => SignerNames;
  /** Where packages are made; without it in the calling thread. */
  readonly runner?: PackageRunner;
}

export interface Evidence {
  /** @throws AppError `library.not-found`, `evidence.nothing-to-export` */
  plan(input: { incidentId: string; claim: ClaimDetails }): Promise<EvidencePlan>;
  /** Asks for the target and starts; resolves at once with the running state, null when cancelled. */
  export(input: { incidentId: string; claim: ClaimDetails }): Promise<ExportState | null>;
  cancel(input: { exportId: string }): Promise<void>;
  reveal(input: { exportId: string }): Promise<void>;
  /** Ends every export and waits until nothing half is left; for closing the app. */
  close(): Promise<void>;
}

/** An export's facts with the key they name. */
interface Ordered {
  readonly facts: PackageFacts;
  readonly signingKey: SigningKey | null;
}

interface RunningExport {
  state: ExportState;
  readonly targetPath: string;
  readonly abort: AbortController;
  finished: Promise<void>;
}

export function createEvidence(options: EvidenceOptions): Evidence {
  const { library, clock, log, onChange } = options;
  const runner = options.runner ?? runPackageJob;
  const exports = new Map<string, RunningExport>();

  const tell = (running: RunningExport, change: Partial<ExportState>): void => {
    running.state = { ...running.state, ...change };
    onChange(running.state);
  };

  const planned = (): Promise<PlannedSignature> =>
    options.signer?.look() ?? Promise.resolve({ kind: 'unsigned' });

  /** Only once the target is chosen: an export that is called off makes no key. */
  const signed = async (facts: PackageFacts): Promise<Ordered> => {
    const { name, organisation } = options.who?.() ?? { name: '', organisation: '' };
    const ready = await options.signer?.key({
      name: name.trim() || facts.claim.preparedBy,
      organisation: organisation.trim() || facts.claim.organisation,
    });
    const signature: PlannedSignature = ready
      ? { kind: 'signed', signer: ready.signer }
      : { kind: 'unsigned' };
    const plan = { ...facts.plan, signature };
    return { facts: { ...facts, plan }, signingKey: ready?.key ?? null };
  };

  const factsOf = async (incidentId: string, claim: ClaimDetails): Promise<PackageFacts> => {
    const source = await library.evidenceSource(incidentId);
    const plan = planEvidence(source, claim.claimNumber);
    const viewer = await options.viewer();
    const { appVersion } = options;
    return { plan, claim, source, preparedAtMs: clock.now(), appVersion, viewer };
  };

  const run = async (running: RunningExport, { facts, signingKey }: Ordered): Promise<void> => {
    let toldAtMs = 0;
    const result = await runner(
      { facts, targetPath: running.targetPath, signingKey },
      (progress) => {
        const now = clock.monotonic();
        if (progress.step === running.state.step && now - toldAtMs < PROGRESS_EVERY_MS) return;
        toldAtMs = now;
        tell(running, progress);
      },
      running.abort.signal,
    );
    try {
      await record(running, facts, result);
    } catch (caught) {
      // A package without its custody entry must not go out.
      await rm(running.targetPath, { force: true });
      throw caught;
    }
    const { bytesTotal } = running.state;
    const fileName = basename(running.targetPath);
    const { signature } = facts.plan;
    const signer = signature.kind === 'signed' ? signature.signer : null;
    tell(running, {
      status: 'done',
      step: 'finish',
      bytesDone: bytesTotal,
      result: { fileName, ...result, signer },
    });
  };

  const record = async (
    running: RunningExport,
    { claim, source }: PackageFacts,
    { sizeBytes, sha256 }: PackageResult,
  ): Promise<void> => {
    await options.appendCustody({
      incidentId: source.incident.incidentId,
      actor: claim.preparedBy,
      recipient: claim.recipient,
      purpose: claim.purpose,
      claimNumber: claim.claimNumber,
      fileName: basename(running.targetPath),
      sizeBytes,
      sha256,
    });
  };

  const start = (targetPath: string, order: Ordered): ExportState => {
    const { facts } = order;
    const running: RunningExport = {
      targetPath,
      abort: new AbortController(),
      finished: Promise.resolve(),
      state: {
        exportId: randomUUID(),
        incidentId: facts.plan.incidentId,
        status: 'running',
        step: 'check-originals',
        bytesDone: 0,
        bytesTotal: facts.plan.knownBytes,
        result: null,
        error: null,
      },
    };
    const first = running.state;
    exports.set(first.exportId, running);
    running.finished = run(running, order).catch((caught: unknown) => {
      const error = toErrorData(caught);
      const cancelled = error.code === 'cancelled';
      if (!cancelled)
        log.error('evidence export failed', { code: error.code, detail: error.detail });
      tell(running, { status: cancelled ? 'cancelled' : 'failed', error });
    });
    return first;
  };

  const find = (exportId: string): RunningExport => {
    const running = exports.get(exportId);
    if (!running) throw new AppError('request.refused', { detail: 'no such export' });
    return running;
  };

  return {
    plan: async ({ incidentId, claim }) =>
      planEvidence(await library.evidenceSource(incidentId), claim.claimNumber, await planned()),

    export: async ({ incidentId, claim }) => {
      const facts = await factsOf(incidentId, claim);
      const chosen = await options.chooseTarget(`${facts.plan.packageName}.zip`);
      if (chosen === null) return null;
      const order = await signed(facts);
      const busy = [...exports.values()].some(
        ({ state, targetPath }) => state.status === 'running' && targetPath === chosen,
      );
      if (busy) throw new AppError('evidence.target-exists', { detail: basename(chosen) });
      return start(chosen, order);
    },

    cancel: async ({ exportId }) => {
      const running = find(exportId);
      running.abort.abort();
      await running.finished;
    },

    reveal: ({ exportId }) =>
      new Promise((resolve) => {
        const { state, targetPath } = find(exportId);
        if (state.status !== 'done')
          throw new AppError('request.refused', { detail: 'not finished' });
        options.reveal(targetPath);
        resolve();
      }),

    close: async () => {
      for (const { abort } of exports.values()) abort.abort();
      await Promise.all([...exports.values()].map(({ finished }) => finished));
    },
  };
}
