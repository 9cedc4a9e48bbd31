/** Packages of several incidents, one after the other: one that fails is named and does not stop the others. */
import { randomUUID } from 'node:crypto';
import type { EvidencePlan } from '@shared/domain/evidence';
import { holdsEvidence } from '@shared/domain/evidence';
import type { BatchItem, BatchState } from '@shared/domain/package-batch';
import { AppError, describeError, toErrorData, type AppErrorData } from '@shared/errors';
import type { BatchInput, EvidenceOptions } from '../evidence-options';
import type { Exports } from '../export/exports';
import type { HandOver } from '../export/gather-facts';
import { factsToExport, keyFor, orderOf } from '../export/order';
import { freeTarget } from '../export/free-target';
import type { PassphrasePrint } from '../seal/passphrase-print';
import type { ReadyKey } from '../signature/package-signer';
import { firstPassphrase, passphraseAgain } from './batch-passphrase';

export interface BatchesOptions {
  readonly exports: Exports;
  readonly plan: (handOver: HandOver) => Promise<EvidencePlan>;
  readonly options: EvidenceOptions;
}

export interface Batches {
  start(input: BatchInput): Promise<BatchState | null>;
  /** Ends the one that is made and those that wait; what is whole stays. */
  cancel(batchId: string): Promise<void>;
  /** Makes what is not there yet, as it was ordered, with the passphrase typed again. */
  retry(batchId: string, passphrase: string | undefined): Promise<BatchState>;
  /** For one that has ended. */
  forget(batchId: string): void;
  /** Packages of those under way that have not begun. */
  waiting(): number;
  close(): Promise<void>;
}

/** What holds for all of them; held only as long as something may be made again, and never with the passphrase. */
interface Ordered {
  readonly common: Omit<BatchInput, 'incidentIds' | 'claimId' | 'passphrase'>;
  readonly folder: string;
  /** Null: the packages are not encrypted. */
  readonly print: PassphrasePrint | null;
}

/** What one run of them is made with; gone when it ends. */
interface Secrets {
  readonly key: ReadyKey | null;
  readonly passphrase: string | undefined;
}

interface Batch {
  state: BatchState;
  ordered: Ordered | null;
  abort: AbortController;
  finished: Promise<void>;
}

export function createBatches({ exports, plan, options }: BatchesOptions): Batches {
  const { log } = options;
  const batches = new Map<string, Batch>();

  const tell = (batch: Batch, change: Partial<BatchState>): void => {
    batch.state = { ...batch.state, ...change };
    options.batches?.onChange(batch.state);
  };
  const tellItem = (batch: Batch, incidentId: string, change: Partial<BatchItem>): void => {
    const items = batch.state.items.map((item) =>
      item.incidentId === incidentId ? { ...item, ...change } : item,
    );
    tell(batch, { items });
  };

  /** Written down like the failure of an export, which looks after itself. */
  const failure = (caught: unknown): AppErrorData => {
    const error = toErrorData(caught);
    log.error('a package of several was not made', { code: error.code, detail: error.detail });
    return error;
  };

  const planned = async (handOver: HandOver): Promise<BatchItem> => {
    const { incidentId } = handOver;
    const blank = { incidentId, packageName: null, knownBytes: 0, export: null };
    try {
      const made = await plan(handOver);
      const { packageName, knownBytes } = made;
      const error = holdsEvidence(made) ? null : describeError('evidence.nothing-chosen');
      const status = error === null ? 'waiting' : 'failed';
      return { ...blank, packageName, knownBytes, status, error };
    } catch (caught) {
      return { ...blank, status: 'failed', error: failure(caught) };
    }
  };

  const make = async (
    batch: Batch,
    { common, folder }: Ordered,
    incidentId: string,
    { key, passphrase }: Secrets,
  ): Promise<void> => {
    const { signal } = batch.abort;
    const input = { ...common, incidentId, passphrase };
    const facts = await factsToExport(input, options);
    const { packageName } = facts.plan;
    const target = await freeTarget(folder, packageName, exports.isTarget);
    signal.throwIfAborted();
    const order = orderOf(facts, input, key, false, options);
    const { state, ended } = exports.begin(target, order, (now) => {
      tellItem(batch, incidentId, { export: now });
    });
    const stop = (): void => void exports.cancel(state.exportId);
    signal.addEventListener('abort', stop);
    tellItem(batch, incidentId, { packageName, export: state });
    const { status, error } = await ended;
    signal.removeEventListener('abort', stop);
    tellItem(batch, incidentId, { status, error });
  };

  const run = async (batch: Batch, ordered: Ordered, secrets: Secrets): Promise<void> => {
    const { signal } = batch.abort;
    // It may be cancelled while a package is made.
    const isOver = (): boolean => signal.aborted;
    const waiting = batch.state.items.filter(({ status }) => status === 'waiting');
    for (const { incidentId } of waiting) {
      if (isOver()) {
        tellItem(batch, incidentId, { status: 'cancelled' });
        continue;
      }
      tellItem(batch, incidentId, { status: 'running' });
      try {
        await make(batch, ordered, incidentId, secrets);
      } catch (caught) {
        const change: Partial<BatchItem> = isOver()
          ? { status: 'cancelled' }
          : { status: 'failed', error: failure(caught) };
        tellItem(batch, incidentId, change);
      }
    }
    if (batch.state.items.every(({ status }) => status === 'done')) batch.ordered = null;
    tell(batch, { running: false });
  };

  const find = (batchId: string): Batch => {
    const batch = batches.get(batchId);
    if (!batch) throw new AppError('request.refused', { detail: 'no such hand-over' });
    return batch;
  };

  return {
    start: async ({ incidentIds, claimId, passphrase, ...common }) => {
      const print = await firstPassphrase(passphrase, common.claim);
      const items: BatchItem[] = [];
      for (const incidentId of new Set(incidentIds)) {
        items.push(await planned({ ...common, incidentId }));
      }
      const [first] = items;
      if (first?.error && items.every(({ error }) => error !== null)) {
        const { code, detail } = first.error;
        throw new AppError(code, detail === undefined ? {} : { detail });
      }
      const folder = (await options.batches?.chooseFolder()) ?? null;
      if (folder === null) return null;
      const key = await keyFor(common.claim, options);
      const ordered: Ordered = { common, folder, print };
      const encrypted = print !== null;
      const batch: Batch = {
        state: { batchId: randomUUID(), claimId, running: true, encrypted, items },
        ordered,
        abort: new AbortController(),
        finished: Promise.resolve(),
      };
      const { state } = batch;
      batches.set(state.batchId, batch);
      batch.finished = run(batch, ordered, { key, passphrase });
      return state;
    },

    cancel: async (batchId) => {
      const batch = find(batchId);
      batch.abort.abort();
      await batch.finished;
    },

    retry: async (batchId, passphrase) => {
      const batch = find(batchId);
      const { ordered } = batch;
      if (ordered === null || batch.state.running) {
        throw new AppError('request.refused', { detail: 'nothing to make again' });
      }
      // Before anything is waited for: a second click finds it running.
      const items = batch.state.items.map((item): BatchItem =>
        item.status === 'done' ? item : { ...item, status: 'waiting', export: null, error: null },
      );
      const before = batch.state;
      tell(batch, { running: true, items });
      batch.abort = new AbortController();
      try {
        const { claim } = ordered.common;
        const others = before.items.some(({ status }) => status === 'done');
        const print = await passphraseAgain(passphrase, { print: ordered.print, claim, others });
        const key = await keyFor(claim, options);
        batch.ordered = { ...ordered, print };
        batch.finished = run(batch, batch.ordered, { key, passphrase });
      } catch (caught) {
        tell(batch, before);
        throw caught;
      }
      return batch.state;
    },

    forget: (batchId) => {
      const batch = batches.get(batchId);
      if (batch && !batch.state.running) batches.delete(batchId);
    },

    waiting: () => {
      const items = [...batches.values()].flatMap(({ state }) =>
        state.running ? state.items : [],
      );
      const isAhead = ({ status, export: begun }: BatchItem): boolean =>
        status === 'waiting' || (status === 'running' && begun === null);
      return items.filter(isAhead).length;
    },

    close: async () => {
      for (const { abort } of batches.values()) abort.abort();
      await Promise.all([...batches.values()].map(({ finished }) => finished));
    },
  };
}
