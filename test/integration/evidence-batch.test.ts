/** Several incidents handed over in one go: each package whole or not there, whatever becomes of the others. */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EVERYTHING } from '@shared/domain/package-choice';
import type { BatchState } from '@shared/domain/package-batch';
import { AppError } from '@shared/errors';
import {
  createEvidence,
  verifyPackage,
  type Evidence,
  type EvidenceSource,
  type ExportRecord,
} from '@main/evidence';
import { silentLog } from '@main/platform/log';
import { CLAIM, EVENT_TIME_MS, madeSource } from '../support/evidence-source';
import { tempFolder } from '../support/temp-folder';

const PASSPHRASE = 'zebra piano cloud anchor';

interface Desk {
  readonly evidence: Evidence;
  readonly target: string;
  readonly sources: Map<string, EvidenceSource>;
  readonly states: BatchState[];
  readonly records: ExportRecord[];
  /** How often a folder was asked for. */
  readonly asked: () => number;
  readonly handOver: (ids: readonly string[], passphrase?: string) => Promise<BatchState>;
  /** The last state of the hand-over, once it has ended. */
  readonly ended: () => Promise<BatchState>;
}

/** Incidents by name; `empty` has nothing saved. */
async function desk(onState: (state: BatchState, desk: Desk) => void = () => {}): Promise<Desk> {
  const folder = await tempFolder();
  const target = await tempFolder();
  const sources = new Map<string, EvidenceSource>();
  for (const name of ['one', 'two', 'three', 'empty']) {
    const made = await madeSource(join(folder, name));
    const incident = { ...made.incident, incidentId: name, ticket: `T-${name}` };
    sources.set(name, { ...made, incident, files: name === 'empty' ? [] : made.files });
  }
  const states: BatchState[] = [];
  const records: ExportRecord[] = [];
  let asked = 0;
  let settle: (state: BatchState) => void = () => {};
  const evidence = createEvidence({
    library: {
      evidenceSource: (id) => {
        const found = sources.get(id);
        return found ? Promise.resolve(found) : Promise.reject(new AppError('library.not-found'));
      },
    },
    appendCustody: (record) => void records.push(record),
    chooseTarget: () => Promise.resolve(null),
    batches: {
      chooseFolder: () => {
        asked += 1;
        return Promise.resolve(target);
      },
      onChange: (state) => {
        states.push(state);
        onState(state, made);
        if (!state.running) settle(state);
      },
    },
    reveal: () => undefined,
    clock: { now: () => EVENT_TIME_MS + 86_400_000, monotonic: () => performance.now() },
    log: silentLog,
    appVersion: '1.2.3',
    viewer: () => Promise.resolve({ script: 'document.title += " "', style: 'body { margin: 0 }' }),
    fontFolder: resolve('resources/fonts'),
    onChange: () => undefined,
  });
  onTestFinished(() => evidence.close());
  const ended = (): Promise<BatchState> => new Promise((done) => (settle = done));
  const made: Desk = {
    evidence,
    target,
    sources,
    states,
    records,
    asked: () => asked,
    ended,
    handOver: async (incidentIds, passphrase) => {
      const over = ended();
      const common = { claimId: 'claim-1', incidentIds, claim: CLAIM, choice: EVERYTHING };
      await evidence.exportAll(passphrase === undefined ? common : { ...common, passphrase });
      return over;
    },
  };
  return made;
}

const statuses = ({ items }: BatchState): readonly string[] => items.map(({ status }) => status);
const nameOf = (ticket: string): string => `CLM-4711_2026-06-12_T-${ticket}.zip`;

test('a package of each that holds something, verified; the one that holds nothing is named', async () => {
  const { handOver, target, records, states } = await desk();
  const ended = await handOver(['one', 'empty', 'two', 'one']);
  expect(statuses(ended)).toEqual(['done', 'failed', 'done']);
  expect(ended.items[1]?.error?.code).toBe('evidence.nothing-to-export');
  expect((await readdir(target)).sort()).toEqual([nameOf('one'), nameOf('two')]);
  for (const { export: made } of ended.items) {
    if (!made?.result) continue;
    const report = await verifyPackage(join(target, made.result.fileName));
    expect(report).toMatchObject({ ok: true, problems: [], sha256: made.result.sha256 });
  }
  expect(records.map(({ incidentId, claimNumber }) => [incidentId, claimNumber])).toEqual([
    ['one', 'CLM-4711'],
    ['two', 'CLM-4711'],
  ]);
  const atOnce = states.map((state) => statuses(state).filter((each) => each === 'running').length);
  expect(Math.max(...atOnce)).toBe(1);
});

test('what stands in the folder stays; the package gets a name of its own', async () => {
  const { handOver, target } = await desk();
  await writeFile(join(target, nameOf('one')), 'an older package');
  await handOver(['one', 'two']);
  expect((await readdir(target)).sort()).toEqual([
    'CLM-4711_2026-06-12_T-one-2.zip',
    nameOf('one'),
    nameOf('two'),
  ]);
  expect(await readFile(join(target, nameOf('one')), 'utf8')).toBe('an older package');
});

test('cancelled in the middle, what is whole stays and nothing half; then the rest is made', async () => {
  let cancelled = false;
  const made = await desk((state, { evidence }) => {
    const { export: second } = state.items[1] ?? {};
    if (cancelled || second?.step !== 'verify') return;
    cancelled = true;
    void evidence.cancelAll(state);
  });
  const { handOver, target, evidence, ended, records } = made;
  const first = await handOver(['one', 'two', 'three']);
  expect(statuses(first)).toEqual(['done', 'cancelled', 'cancelled']);
  expect(await readdir(target)).toEqual([nameOf('one')]);
  expect((await verifyPackage(join(target, nameOf('one')))).ok).toBe(true);

  const over = ended();
  await evidence.retryAll(first);
  expect(statuses(await over)).toEqual(['done', 'done', 'done']);
  expect(await readdir(target)).toHaveLength(3);
  expect(records).toHaveLength(3);
  await expect(evidence.retryAll(first)).rejects.toMatchObject({ code: 'request.refused' });
});

test('one that fails is named with its reason, the others go on, and it alone is tried again', async () => {
  const { handOver, sources, target, evidence, ended, records } = await desk();
  const video = sources.get('one')?.files.find(({ kind }) => kind === 'video');
  const path = video?.absolutePath ?? '';
  await rename(path, `${path}.away`);
  const first = await handOver(['one', 'two'], PASSPHRASE);
  expect(statuses(first)).toEqual(['failed', 'done']);
  expect(first.items[0]?.error).toMatchObject({
    code: 'library.missing-file',
    detail: video?.displayName,
  });
  expect(await readdir(target)).toEqual([nameOf('two')]);

  await rename(`${path}.away`, path);
  await expect(evidence.retryAll(first)).rejects.toMatchObject({ code: 'request.refused' });
  await expect(
    evidence.retryAll({ ...first, passphrase: 'another river lamp copper' }),
  ).rejects.toMatchObject({ code: 'evidence.other-passphrase' });
  const over = ended();
  await evidence.retryAll({ ...first, passphrase: PASSPHRASE });
  expect(statuses(await over)).toEqual(['done', 'done']);
  expect(records.map(({ incidentId }) => incidentId)).toEqual(['two', 'one']);
  for (const name of ['one', 'two']) {
    const report = await verifyPackage(join(target, nameOf(name)), { passphrase: PASSPHRASE });
    expect(report.ok).toBe(true);
  }
});

test('while none is made yet, any strong passphrase makes them', async () => {
  const { handOver, sources, target, evidence, ended } = await desk();
  const video = sources.get('one')?.files.find(({ kind }) => kind === 'video');
  const path = video?.absolutePath ?? '';
  await rename(path, `${path}.away`);
  const first = await handOver(['one'], PASSPHRASE);
  expect(first).toMatchObject({ encrypted: true, items: [{ status: 'failed' }] });
  await rename(`${path}.away`, path);
  await expect(evidence.retryAll({ ...first, passphrase: 'CLM-4711' })).rejects.toMatchObject({
    code: 'evidence.weak-passphrase',
  });
  const passphrase = 'another river lamp copper';
  const over = ended();
  await evidence.retryAll({ ...first, passphrase });
  expect(statuses(await over)).toEqual(['done']);
  expect((await verifyPackage(join(target, nameOf('one')), { passphrase })).ok).toBe(true);
});

test('says how many packages are not whole yet', async () => {
  const counts: number[] = [];
  const { handOver, evidence } = await desk((_state, { evidence: made }) => {
    counts.push(made.unfinished());
  });
  expect(evidence.unfinished()).toBe(0);
  await handOver(['one', 'empty', 'two']);
  expect(counts.filter((count, index) => count !== counts[index - 1])).toEqual([2, 1, 0]);
  expect(evidence.unfinished()).toBe(0);
});

test('asks for no folder when nothing can go, or when the passphrase is weak', async () => {
  const { handOver, evidence, asked } = await desk();
  await expect(handOver(['empty'])).rejects.toMatchObject({ code: 'evidence.nothing-to-export' });
  await expect(handOver(['one'], 'CLM-4711')).rejects.toMatchObject({
    code: 'evidence.weak-passphrase',
  });
  expect(asked()).toBe(0);
  await expect(evidence.cancelAll({ batchId: 'none' })).rejects.toMatchObject({
    code: 'request.refused',
  });
});

test('closing the app ends it; nothing half is left', async () => {
  const closing: Promise<void>[] = [];
  const { handOver, target } = await desk((state, { evidence }) => {
    if (state.items[0]?.export?.step === 'verify') closing.push(evidence.close());
  });
  const ended = await handOver(['one', 'two']);
  await Promise.all(closing);
  expect(statuses(ended)).toEqual(['cancelled', 'cancelled']);
  expect(await readdir(target)).toEqual([]);
});

test('a forgotten hand-over is not made again', async () => {
  const { handOver, evidence } = await desk();
  const ended = await handOver(['one', 'empty']);
  evidence.forgetAll(ended);
  await expect(evidence.retryAll(ended)).rejects.toMatchObject({ code: 'request.refused' });
});
