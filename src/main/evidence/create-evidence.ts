/** The evidence capability: plans packages and runs exports, one state per export. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ExportState, PlannedSignature } from '@shared/domain/evidence';
import { holdsEvidence } from '@shared/domain/evidence';
import { AppError, toErrorData } from '@shared/errors';
import type { PackageFacts } from './documents/package-facts';
import type { Evidence, EvidenceOptions } from './evidence-options';
import { gatherFacts } from './export/gather-facts';
import { withCopies } from './export/make-copies';
import { withStills, type AskForStills } from './export/make-stills';
import { waitForStills, type StillWait } from './export/wait-for-stills';
import { runPackageJob, type Encryption, type PackageResult } from './export/package-job';
import { planEvidence } from './plan';
import { stillsMissing } from './planning/mark-stills';
import { claimFor, sourceFor } from './planning/source-for';
import { judgeForClaim, requireStrong, suggest } from './seal/package-passphrase';
import type { SigningKey } from './signature/sign-manifest';

/** Often enough for a smooth bar, seldom enough not to keep the screen busy. */
const PROGRESS_EVERY_MS = 80;

/** An export's facts with the key they name. */
interface Ordered {
  readonly facts: PackageFacts;
  readonly signingKey: SigningKey | null;
  readonly encryption: Encryption | null;
  /** Reads them from the library again. */
  readonly gather: () => Promise<PackageFacts>;
}

interface RunningExport {
  state: ExportState;
  readonly targetPath: string;
  readonly abort: AbortController;
  /** While the window makes stills. */
  stills: StillWait | null;
  finished: Promise<void>;
}

export function createEvidence(options: EvidenceOptions): Evidence {
  const { library, clock, log, onChange } = options;
  const runner = options.runner ?? runPackageJob;
  const exports = new Map<string, RunningExport>();
  const workFolder = options.workFolder ?? tmpdir();

  const tell = (running: RunningExport, change: Partial<ExportState>): void => {
    running.state = { ...running.state, ...change };
    onChange(running.state);
  };

  const planned = (): Promise<PlannedSignature> =>
    options.signer?.look() ?? Promise.resolve({ kind: 'unsigned' });

  /** Only once the target is chosen: an export that is called off makes no key. */
  const signed = async (facts: PackageFacts): Promise<Pick<Ordered, 'facts' | 'signingKey'>> => {
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

  const stamped = async (incidentId: string, manifestSha256: string): Promise<Uint8Array | null> =>
    (await options.timeStamps?.stamp({ incidentId, manifestSha256 })) ?? null;

  const askWindow =
    (running: RunningExport): AskForStills =>
    async (toMake, signal) => {
      const { stillPatienceMs: patienceMs } = options;
      if (patienceMs === undefined) return [];
      const onTold = (told: number): void => {
        tell(running, { step: 'stills', stills: { toMake, told } });
      };
      running.stills = waitForStills({ toMake, patienceMs, onTold, signal });
      onTold(0);
      const outcomes = await running.stills.ended;
      running.stills = null;
      tell(running, { step: 'check-originals', stills: null });
      return outcomes;
    };

  const run = async (running: RunningExport, order: Ordered): Promise<void> => {
    const onCopy = (part: number): void => {
      const bytesDone = Math.round(part * running.state.bytesTotal);
      tell(running, { step: 'silent-copies', bytesDone });
    };
    const { signal } = running.abort;
    const { gather } = order;
    const copied = await withCopies(order.facts, gather, options.makeSilentCopy, onCopy, signal);
    const facts = await withStills(copied, gather, askWindow(running), signal);
    const notMade = stillsMissing(copied.plan, facts.plan);
    const { signingKey, encryption } = order;
    let toldAtMs = 0;
    const result = await runner(
      { facts, signingKey, encryption, targetPath: running.targetPath },
      (progress) => {
        const now = clock.monotonic();
        if (progress.step === running.state.step && now - toldAtMs < PROGRESS_EVERY_MS) return;
        toldAtMs = now;
        tell(running, progress);
      },
      running.abort.signal,
      options.timeStamps ? (hash) => stamped(facts.plan.incidentId, hash) : null,
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
    const { sizeBytes, sha256, filesCount, timeStamp } = result;
    const waits = timeStamp === null && options.timeStamps?.wanted() === true;
    const { signature } = facts.plan;
    const signer = signature.kind === 'signed' ? signature.signer : null;
    tell(running, {
      status: 'done',
      step: 'finish',
      bytesDone: bytesTotal,
      result: {
        fileName,
        sizeBytes,
        sha256,
        filesCount,
        signer,
        timeStamp: waits ? 'waits' : timeStamp,
        notMade,
      },
    });
  };

  const record = async (
    running: RunningExport,
    { claim, source, plan: { signature } }: PackageFacts,
    { sizeBytes, sha256, innerSha256, filesCount, recipe }: PackageResult,
  ): Promise<void> => {
    await options.appendCustody({
      exportId: running.state.exportId,
      incidentId: source.incident.incidentId,
      actor: claim.preparedBy,
      recipient: claim.recipient,
      purpose: claim.purpose,
      claimNumber: claim.claimNumber,
      fileName: basename(running.targetPath),
      sizeBytes,
      sha256,
      innerSha256,
      filesCount,
      signer: signature.kind === 'signed' ? signature.signer.fingerprint : null,
      recipe,
    });
  };

  const encryptionWith = (passphrase: string | undefined): Encryption | null =>
    passphrase === undefined ? null : { passphrase, plainPath: join(workFolder, randomUUID()) };

  const start = (targetPath: string, order: Ordered): ExportState => {
    const { facts } = order;
    const running: RunningExport = {
      targetPath,
      abort: new AbortController(),
      stills: null,
      finished: Promise.resolve(),
      state: {
        exportId: randomUUID(),
        incidentId: facts.plan.incidentId,
        status: 'running',
        step: 'check-originals',
        encrypted: order.encryption !== null,
        bytesDone: 0,
        bytesTotal: facts.plan.knownBytes,
        stills: null,
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
    plan: async ({ incidentId, claim, choice }) => {
      const known = await library.evidenceSource(incidentId);
      const { claimNumber } = claimFor(claim, known, choice);
      return planEvidence(sourceFor(known, choice), claimNumber, choice, await planned());
    },

    export: async ({ passphrase, ...handOver }) => {
      await requireStrong(passphrase, handOver.claim);
      const gather = (): Promise<PackageFacts> => gatherFacts(handOver, options);
      const facts = await gather();
      if (!holdsEvidence(facts.plan)) throw new AppError('evidence.nothing-chosen');
      const chosen = await options.chooseTarget(`${facts.plan.packageName}.zip`);
      if (chosen === null) return null;
      const encryption = encryptionWith(passphrase);
      const order = { ...(await signed(facts)), gather, encryption };
      const busy = [...exports.values()].some(
        ({ state, targetPath }) => state.status === 'running' && targetPath === chosen,
      );
      if (busy) throw new AppError('evidence.target-exists', { detail: basename(chosen) });
      return start(chosen, order);
    },

    stillMade: ({ exportId, outcome }) => {
      exports.get(exportId)?.stills?.tell(outcome);
    },
    judgePassphrase: ({ passphrase, claim }) => judgeForClaim(passphrase, claim),
    suggestPassphrase: suggest,

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
