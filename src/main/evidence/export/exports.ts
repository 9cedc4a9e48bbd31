/** The exports under way and those that have ended: one state each, told of every change. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ExportState } from '@shared/domain/evidence';
import type { StillOutcome } from '@shared/domain/still';
import { AppError, toErrorData } from '@shared/errors';
import type { PackageFacts } from '../documents/package-facts';
import type { EvidenceOptions } from '../evidence-options';
import { withCopies } from './make-copies';
import { withStills, type AskForStills } from './make-stills';
import type { Order } from './order';
import { runPackageJob, type PackageResult } from './package-job';
import { waitForStills, type StillWait } from './wait-for-stills';

/** Often enough for a smooth bar, seldom enough not to keep the screen busy. */
const PROGRESS_EVERY_MS = 80;

interface RunningExport {
  state: ExportState;
  readonly targetPath: string;
  readonly abort: AbortController;
  readonly onChange: (state: ExportState) => void;
  /** While the window makes stills. */
  stills: StillWait | null;
  ended: Promise<ExportState>;
}

export interface BegunExport {
  readonly state: ExportState;
  /** Its last state; never rejects. */
  readonly ended: Promise<ExportState>;
}

export interface Exports {
  /** @param onChange told after `options.onChange` */
  begin(targetPath: string, order: Order, onChange?: (state: ExportState) => void): BegunExport;
  /** A package is being written there. */
  isTarget(path: string): boolean;
  stillMade(exportId: string, outcome: StillOutcome): void;
  cancel(exportId: string): Promise<void>;
  /** @throws AppError `request.refused` when it is not finished */
  reveal(exportId: string): void;
  /** How many are under way. */
  running(): number;
  /** Ends every export and waits until nothing half is left. */
  close(): Promise<void>;
}

export function createExports(options: EvidenceOptions): Exports {
  const { clock, log } = options;
  const runner = options.runner ?? runPackageJob;
  const exports = new Map<string, RunningExport>();

  const tell = (running: RunningExport, change: Partial<ExportState>): void => {
    running.state = { ...running.state, ...change };
    options.onChange(running.state);
    running.onChange(running.state);
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

  const run = async (running: RunningExport, order: Order): Promise<void> => {
    const onCopy = (part: number): void => {
      const bytesDone = Math.round(part * running.state.bytesTotal);
      tell(running, { step: 'silent-copies', bytesDone });
    };
    const { signal } = running.abort;
    const { gather } = order;
    const copied = await withCopies(order.facts, gather, options.makeSilentCopy, onCopy, signal);
    const { facts, notMade } = await withStills(copied, gather, askWindow(running), signal);
    const { signingKey, encryption, mayReplace } = order;
    let toldAtMs = 0;
    const result = await runner(
      { facts, signingKey, encryption, mayReplace, targetPath: running.targetPath },
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

  const find = (exportId: string): RunningExport => {
    const running = exports.get(exportId);
    if (!running) throw new AppError('request.refused', { detail: 'no such export' });
    return running;
  };

  return {
    begin: (targetPath, order, onChange = () => undefined) => {
      const state: ExportState = {
        exportId: randomUUID(),
        incidentId: order.facts.plan.incidentId,
        status: 'running',
        step: 'check-originals',
        encrypted: order.encryption !== null,
        bytesDone: 0,
        bytesTotal: order.facts.plan.knownBytes,
        stills: null,
        result: null,
        error: null,
      };
      const running: RunningExport = {
        targetPath,
        abort: new AbortController(),
        onChange,
        stills: null,
        ended: Promise.resolve(state),
        state,
      };
      exports.set(state.exportId, running);
      running.ended = run(running, order)
        .catch((caught: unknown) => {
          const error = toErrorData(caught);
          const cancelled = error.code === 'cancelled';
          if (!cancelled)
            log.error('evidence export failed', { code: error.code, detail: error.detail });
          tell(running, { status: cancelled ? 'cancelled' : 'failed', error });
        })
        .then(() => running.state);
      return { state, ended: running.ended };
    },
    isTarget: (path) =>
      [...exports.values()].some(
        ({ state, targetPath }) => state.status === 'running' && targetPath === path,
      ),
    stillMade: (exportId, outcome) => {
      exports.get(exportId)?.stills?.tell(outcome);
    },
    cancel: async (exportId) => {
      const running = find(exportId);
      running.abort.abort();
      await running.ended;
    },
    reveal: (exportId) => {
      const { state, targetPath } = find(exportId);
      if (state.status !== 'done')
        throw new AppError('request.refused', { detail: 'not finished' });
      options.reveal(targetPath);
    },
    running: () => [...exports.values()].filter(({ state }) => state.status === 'running').length,
    close: async () => {
      for (const { abort } of exports.values()) abort.abort();
      await Promise.all([...exports.values()].map(({ ended }) => ended));
    },
  };
}
