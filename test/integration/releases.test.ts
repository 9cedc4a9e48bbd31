/** The release register on a real library: what went out is written down, comes back, and is made again identically. */
import { appendFile, cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, afterAll, expect, onTestFinished, test } from 'vitest';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { ExportState } from '@shared/domain/evidence';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { EVERYTHING } from '@shared/domain/package-choice';
import type { ReissueState } from '@shared/domain/release';
import { recordExport } from '@main/app/export-custody';
import { createDownloads } from '@main/downloads';
import { createEvidence, runReissueJob, verifyPackage } from '@main/evidence';
import { checkLibrary, createSync, openLibrary, rebuildIndex, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { createReleaseRegister, type ReleaseRegister } from '@main/releases';
import { startSimulator } from '@simulator/index';
import { connectTo } from '../support/connect-to';
import { CLAIM } from '../support/evidence-source';
import { tempFolder } from '../support/temp-folder';

const P = 'demo';
const effects = { clock: systemClock, log: silentLog };
const RELEASE = {
  recipient: '=Harbour Mutual, claims',
  channel: 'portal',
  releasedAtMs: Date.UTC(2026, 10, 2, 9, 30),
  purpose: 'Liability',
  note: 'Ticket 88',
} as const;

/** A library with one saved incident and one package of it, made once and copied for each test. */
let made: { readonly folder: string; readonly incidentId: string; readonly packageId: string };

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roadproof-releases-'));
  const simulator = await startSimulator({ demoFolder: resolve('resources/demo') });
  const service = await connectTo(simulator);
  const library = openLibrary({ root: join(folder, 'library'), ...effects });
  library.ensurePartition({ partitionId: P, label: 'Demo fleet', demo: true });
  const shared = { ...effects, library, service: () => service, partitionId: () => P };
  const sync = createSync({ ...shared, onChange: () => {} });
  sync.start();
  await sync.idle();
  const incidentId =
    library
      .query(P, { ...EMPTY_QUERY, sort: 'time', limit: 100 })
      .rows.find((row) => row.videosArrived >= 4)?.incidentId ?? '';
  const downloads = createDownloads({
    ...shared,
    http: (url, init) => fetch(url, init),
    onChange: () => {},
  });
  downloads.save([incidentId]);
  await downloads.idle();
  await downloads.close();
  const ended = await exportPackage(library, incidentId, join(folder, 'first.zip'));
  await library.saving.repairCustodyCopies();
  await library.saving.writeFleetFiles(P);
  library.close();
  await simulator.close();
  made = { folder, incidentId, packageId: ended.exportId };
});

afterAll(() => rm(made.folder, { recursive: true, force: true }));

function exportPackage(library: Library, incidentId: string, target: string): Promise<ExportState> {
  return new Promise((done, failed) => {
    const evidence = createEvidence({
      ...effects,
      library,
      appendCustody: (record) => recordExport(library, record),
      chooseTarget: () => Promise.resolve(target),
      reveal: () => undefined,
      appVersion: '1.2.3',
      fontFolder: resolve('resources/fonts'),
      viewer: () => Promise.resolve({ script: 'document.title += " "', style: 'body{}' }),
      onChange: (state) => {
        if (state.status === 'done') done(state);
        else if (state.status !== 'running') failed(new Error(JSON.stringify(state.error)));
      },
    });
    evidence.export({ incidentId, claim: CLAIM, choice: EVERYTHING }).catch(failed);
  });
}

/** The library as another start of the app finds it, with its own copy of the files. */
async function restarted(): Promise<Library> {
  const root = join(await tempFolder(), 'library');
  await cp(join(made.folder, 'library'), root, { recursive: true });
  return open(root);
}

function open(root: string): Library {
  const library = openLibrary({ root, ...effects });
  onTestFinished(() => library.close());
  return library;
}

interface Desk {
  readonly register: ReleaseRegister;
  readonly target: string;
  /** Makes the package again and waits for its last state. */
  readonly again: () => Promise<ReissueState>;
}

async function desk(library: Library): Promise<Desk> {
  const target = join(await tempFolder(), 'again.zip');
  let settle: (state: ReissueState) => void = () => undefined;
  const register = createReleaseRegister({
    ...effects,
    library,
    partitionId: () => P,
    user: () => 'Ben',
    runner: runReissueJob,
    chooseTarget: (_name, format) =>
      Promise.resolve(format === 'zip' ? target : target.replace('.zip', '.csv')),
    reveal: () => undefined,
    onReissue: (state) => {
      if (state.status !== 'running') settle(state);
    },
  });
  return {
    register,
    target,
    again: async () => {
      const ended = new Promise<ReissueState>((done) => (settle = done));
      await register.reissue(made.packageId);
      return ended;
    },
  };
}

const video = (library: Library): string =>
  library.files(made.incidentId).find((file) => file.kind === 'video')?.path ?? '';
const actions = (library: Library): readonly string[] =>
  library.custody.entries(made.incidentId).map(({ action }) => action);

test('every package is in the register with its hashes, and in the chain of custody', async () => {
  const library = await restarted();
  const { rows, total, released } = library.releases.list(P, { text: '', state: 'all' });
  expect({ total, released }).toEqual({ total: 1, released: 0 });
  const first = await verifyPackage(join(made.folder, 'first.zip'));
  expect(rows[0]).toMatchObject({
    packageId: made.packageId,
    madeBy: CLAIM.preparedBy,
    recipient: CLAIM.recipient,
    claimNumber: CLAIM.claimNumber,
    fileName: 'first.zip',
    sha256: first.sha256,
    innerSha256: first.sha256,
    sizeBytes: first.sizeBytes,
    filesCount: first.filesCount,
  });
  expect(actions(library).filter((action) => action === 'exported')).toHaveLength(1);
});

test('a release is written down by name, found by its words, withdrawn but never deleted', async () => {
  const library = await restarted();
  const { register } = await desk(library);
  await expect(async () => register.mark(made.packageId, RELEASE, ' ')).rejects.toMatchObject({
    code: 'release.needs-name',
  });
  const marked = await register.mark(made.packageId, RELEASE, 'Ana');
  expect(marked.releases).toEqual([
    expect.objectContaining({ ...RELEASE, recordedBy: 'Ana', withdrawn: null }),
  ]);
  const find = (text: string, state: 'all' | 'released' | 'not-released' = 'all'): number =>
    register.list({ text, state }).rows.length;
  expect([find('harbour portal'), find('zebra'), find('', 'not-released')]).toEqual([1, 0, 0]);
  await register.withdraw(marked.releases[0]?.releaseId ?? '', 'Wrong package', 'Ben');
  expect([find('', 'released'), find('harbour', 'not-released')]).toEqual([0, 1]);
  expect(library.releases.get(made.packageId).releases[0]?.withdrawn).toMatchObject({
    by: 'Ben',
    reason: 'Wrong package',
  });
  expect(actions(library).slice(-2)).toEqual(['released', 'release-withdrawn']);
  expect(library.custody.verify(made.incidentId)).toMatchObject({ ok: true });
});

test('the register as a table holds what happened, and no cell starts a formula', async () => {
  const { register, target } = await desk(await restarted());
  await register.mark(made.packageId, RELEASE, 'Ana');
  const file = await register.exportCsv({ text: '', state: 'all' });
  const text = await readFile(target.replace('.zip', '.csv'), 'utf8');
  expect(file?.sizeBytes).toBe(Buffer.byteLength(text));
  const [head = '', line = ''] = text.slice(1).split('\r\n');
  expect(head.split(',')).toHaveLength(21);
  expect(line).toContain(`"'=Harbour Mutual, claims",Upload to a portal,Liability,Ticket 88,Ana`);
});

test('made again after a restart it is the same file, byte for byte, whatever was added since', async () => {
  const library = await restarted();
  const mark = { markId: crypto.randomUUID(), fromMs: 1, toMs: null, kind: 'other', colour: 'red' };
  library.marks.save(made.incidentId, { ...mark, text: 'later' } as never, 'Ana');
  const { again, target } = await desk(library);
  const ended = await again();
  expect(ended.error).toBeNull();
  expect(ended.result).toMatchObject({ sameFile: true });
  const [first, second] = await Promise.all(
    [join(made.folder, 'first.zip'), target].map((path) => readFile(path)),
  );
  expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true);
  const known = library.releases.get(made.packageId);
  expect(ended.result?.manifests).toEqual(known.manifests);
  expect(known.reissues).toEqual([
    expect.objectContaining({ madeBy: 'Ben', sha256: known.sha256 }),
  ]);
  expect(actions(library).at(-1)).toBe('reissued');
});

test('a changed or missing original is refused by name, and nothing is left behind', async () => {
  const library = await restarted();
  const path = video(library);
  const { again, target } = await desk(library);
  const bytes = await readFile(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(path, bytes);
  expect((await again()).error).toMatchObject({ code: 'library.changed-file' });
  await truncate(path, 10);
  expect((await again()).error?.code).toBe('library.changed-file');
  await rm(path);
  const { error } = await again();
  expect(error?.code).toBe('library.missing-file');
  expect(path.endsWith(error?.detail ?? '-')).toBe(true);
  expect(await readdir(join(target, '..'))).toEqual([]);
  expect(library.releases.get(made.packageId).reissues).toEqual([]);
});

test('what makes it again is guarded by its hash, and the library’s check names it', async () => {
  const library = await restarted();
  const { register } = await desk(library);
  const names = await readdir(library.root, { recursive: true });
  const recipe = names.find((name) => name.endsWith('.recipe.gz')) ?? '';
  expect((await checkLibrary(library.root)).findings).toEqual([]);
  await appendFile(join(library.root, recipe), 'x');
  await expect(register.reissue(made.packageId)).rejects.toMatchObject({
    code: 'release.damaged-recipe',
  });
  expect((await checkLibrary(library.root)).findings).toEqual([
    expect.objectContaining({ kind: 'changed', path: recipe.split('\\').join('/') }),
  ]);
});

test('a lost index comes back with the register, and the package is made again from it', async () => {
  const before = await restarted();
  const { register } = await desk(before);
  await register.mark(made.packageId, RELEASE, 'Ana');
  await before.saving.repairCustodyCopies();
  const known = before.releases.get(made.packageId);
  before.close();
  const root = join(await tempFolder(), 'library');
  await cp(before.root, root, { recursive: true });
  await rm(join(root, 'index.sqlite'));
  expect((await rebuildIndex(root, systemClock)).problems).toEqual([]);
  const library = open(root);
  expect(library.releases.get(made.packageId)).toEqual(known);
  const { again } = await desk(library);
  expect((await again()).result).toMatchObject({ sameFile: true });
});
