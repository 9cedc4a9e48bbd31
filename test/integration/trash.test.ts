/** Local copies go to the trash, come back, and go for good; at every moment each file is in one place. */
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { incidentsByRule } from '@main/ledger';
import { checkLibrary, openLibrary, rebuildIndex, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { createStorage } from '@main/storage';
import { STORED_KINDS, type TrashInput, type TrashProgress } from '@shared/domain/storage';
import { copyLibraryFolder } from '../support/copy-library-folder';
import { runChild } from '../support/run-child';
import { saveSmallIncidents, SMALL_FLEET } from '../support/small-incidents';
import { tempFolder } from '../support/temp-folder';
import type { TrashChildOrder } from '../support/trash-child';

const effects = { clock: systemClock, log: silentLog };
const MEDIA = STORED_KINDS.filter((kind) => kind !== 'service-answer');

function open(root: string): Library {
  const library = openLibrary({ root, ...effects });
  onTestFinished(() => library.close());
  return library;
}

async function smallLibrary(count: number) {
  const root = await tempFolder();
  const library = open(root);
  const ids = await saveSmallIncidents(library, count);
  const told: (TrashProgress | null)[] = [];
  const storage = createStorage({
    library,
    partitionId: () => SMALL_FLEET,
    onProgress: (progress) => told.push(progress),
  });
  return { root, library, ids, storage, told };
}

const input = (incidentIds: readonly string[], more: Partial<TrashInput> = {}): TrashInput => ({
  incidentIds,
  kinds: MEDIA,
  userName: 'Ada',
  reason: 'claim closed',
  evenIfExported: false,
  ...more,
});
const by = (batchIds: readonly string[] | null) => ({ batchIds, userName: 'Ada' });
const actionsOf = (library: Library, id: string): readonly string[] =>
  library.custody.entries(id).map(({ action }) => action);

test('what is deleted is in the trash, comes back whole, and is gone once the trash is emptied', async () => {
  const { root, library, ids, storage, told } = await smallLibrary(3);
  const [first = '', second = ''] = ids;
  const paths = library.files(first).map(({ path }) => path ?? '');
  const before = await storage.overview();
  expect(before.incidents).toHaveLength(3);
  expect(before.incidents.find(({ incidentId }) => incidentId === first)).toMatchObject({
    kinds: { video: { files: 2 }, track: { files: 1 }, 'service-answer': { files: 1 } },
    onlyCopy: false,
    saveState: 'saved',
  });
  expect(before.incidents.find(({ incidentId }) => incidentId === second)?.onlyCopy).toBe(true);
  expect(before.cameras.map(({ captureMode, files }) => [captureMode, files]).sort()).toEqual([
    ['C_F', 3],
    ['C_I', 3],
  ]);
  expect(before.recordBytes).toBeGreaterThan(0);
  expect(before.disk?.freeBytes).toBeGreaterThan(0);

  const moved = await storage.trash(input([first, second]));
  expect(moved.files).toBe(6);
  expect(told).toEqual([{ done: 1, total: 2 }, { done: 2, total: 2 }, null]);
  expect(library.detail(first).saveState).toBe('not-saved');
  expect(library.detail(second)).toMatchObject({ saveState: 'expired', fate: 'deleted-here' });
  expect(paths.map((path) => existsSync(path))).toEqual([false, false, false, true]);
  expect(library.locate(library.files(first)[0]?.fileId ?? '')).toBeNull();
  expect((await checkLibrary(root)).findings).toEqual([]);

  await storage.restore(by(moved.batchIds));
  expect(paths.map((path) => existsSync(path))).toEqual([true, true, true, true]);
  expect(library.detail(first).saveState).toBe('saved');
  expect(library.locate(library.files(first)[0]?.fileId ?? '')?.path).toBe(paths[0]);
  expect((await storage.overview()).trash).toEqual([]);
  expect(existsSync(join(paths[0] ?? '', '../trash'))).toBe(false);

  await storage.trash(input([first]));
  const emptied = await storage.empty(by(null));
  expect(emptied).toMatchObject({ files: 3, held: 0, left: [] });
  expect(emptied.bytes).toBeGreaterThan(0);
  expect(paths.map((path) => existsSync(path))).toEqual([false, false, false, true]);
  expect(library.files(first).map(({ state }) => state)).toEqual([
    'missing',
    'missing',
    'missing',
    'saved',
  ]);
  expect(actionsOf(library, first).slice(-4)).toEqual([
    'trashed',
    'restored',
    'trashed',
    'trash-emptied',
  ]);
  expect(library.custody.entries(first).at(-1)).toMatchObject({
    user: 'Ada',
    data: { files: [{ kind: 'video', sha256: expect.any(String) as string }, {}, {}] },
  });
  expect(library.custody.verify(first).ok).toBe(true);
  expect((await checkLibrary(root)).findings).toEqual([]);
});

test('what the cloud no longer has counts as deleted here, also once the trash is empty', async () => {
  const { root, library, ids, storage } = await smallLibrary(2);
  const gone = ids[1] ?? '';
  const { batchIds } = await storage.trash(input([gone]));
  await storage.restore(by(batchIds));
  expect(library.detail(gone).fate).toBe('saved');
  await storage.trash(input([gone]));
  await storage.empty(by(null));
  expect(library.detail(gone).fate).toBe('deleted-here');

  // The folders alone say so too.
  const copy = await tempFolder();
  await copyLibraryFolder(root, copy);
  await rebuildIndex(copy, systemClock);
  expect(open(copy).detail(gone).fate).toBe('deleted-here');
});

test('a hold bars the trash and its emptying; what was handed over needs a second word', async () => {
  const { library, ids, storage } = await smallLibrary(2);
  const [held = '', exported = ''] = ids;
  library.hold.put({ incidentId: held, reason: 'suit', userName: 'Ada' });
  await expect(storage.trash(input([exported, held]))).rejects.toMatchObject({
    code: 'hold.keeps',
  });
  expect(library.detail(exported).files.some(({ state }) => state === 'trashed')).toBe(false);

  library.custody.append(exported, { action: 'exported', user: 'Ada' });
  await expect(storage.trash(input([exported]))).rejects.toMatchObject({ code: 'trash.exported' });
  await expect(storage.trash(input([exported], { userName: ' ' }))).rejects.toMatchObject({
    code: 'trash.needs-name',
  });
  await storage.trash(input([exported], { evenIfExported: true }));

  library.hold.put({ incidentId: exported, reason: 'suit', userName: 'Ada' });
  expect(await storage.empty(by(null))).toMatchObject({ files: 0, held: 1 });
  expect((await storage.overview()).trash).toMatchObject([{ held: true, files: 3 }]);
  await storage.restore(by(null));
  expect(library.detail(exported).files.every(({ state }) => state === 'saved')).toBe(true);
});

test('derived, quarantined and unfinished files go and come back with their rows', async () => {
  const { root, library, ids, storage } = await smallLibrary(1);
  const [id = ''] = ids;
  const folder = await library.saving.ensureFolder(id);
  const [original] = library.files(id);
  const temporaryPath = join(await library.derived.folder(id), 'x.tmp');
  await writeFile(temporaryPath, 'a clip');
  const made = await library.derived.add(id, {
    temporaryPath,
    stem: 'clip',
    ending: '.mp4',
    kind: 'lossless-clip',
    title: 'Clip',
    mimeType: 'video/mp4',
    fromMs: 1,
    toMs: 2,
    parts: [{ fileId: original?.fileId ?? '', firstFrame: 0, lastFrame: 1 }],
    parameters: {},
    notes: [],
    tool: 'test',
    toolVersion: '1',
    user: 'Ada',
  });
  await writeFile(join(folder, 'C_R.mp4.part'), 'half a video');
  const kinds = ['derived', 'part'] as const;

  const { batchIds, files } = await storage.trash(input([id], { kinds }));
  expect(files).toBe(2);
  expect(library.derived.list(id)).toEqual([]);
  expect(existsSync(join(folder, 'derived/clip.mp4.json'))).toBe(false);
  expect((await checkLibrary(root)).findings).toEqual([]);

  await storage.restore(by(batchIds));
  expect(library.derived.list(id)).toEqual([made]);
  expect(existsSync(join(folder, 'derived/clip.mp4.json'))).toBe(true);
  expect(await readFile(join(folder, 'C_R.mp4.part'), 'utf8')).toBe('half a video');
  expect((await checkLibrary(root)).findings.map(({ kind }) => kind)).toEqual(['left-over']);
});

test('what was saved again meanwhile is not written over; no rule saves again what somebody deleted', async () => {
  const { library, ids, storage } = await smallLibrary(1);
  const [id = ''] = ids;
  const rule = { on: true, typeNames: [], groups: [], minSeverity: null };
  const { batchIds } = await storage.trash(input([id]));
  expect(incidentsByRule(library, SMALL_FLEET, { ...rule, minSeverity: 1 })).toEqual([]);

  const path = library.files(id)[0]?.path ?? '';
  await writeFile(path, 'another video');
  const back = await storage.restore(by(batchIds));
  expect(back).toMatchObject({ files: 2, left: ['C_F.mp4'] });
  expect(await readFile(path, 'utf8')).toBe('another video');
  expect((await storage.overview()).trash).toMatchObject([{ files: 1 }]);
});

test('the trash is rebuilt from the folders with the index', async () => {
  const { root, library, ids, storage } = await smallLibrary(2);
  await storage.trash(input(ids));
  const before = (await storage.overview()).trash;
  await library.saving.repairCustodyCopies();
  library.close();
  const copy = join(await tempFolder(), 'library');
  await copyLibraryFolder(root, copy);
  await rm(join(copy, 'index.sqlite'));
  await rebuildIndex(copy, systemClock);

  const again = open(copy);
  await again.trash.settle();
  const rebuilt = createStorage({
    library: again,
    partitionId: () => SMALL_FLEET,
    onProgress: () => {},
  });
  expect((await rebuilt.overview()).trash).toEqual(before);
  expect(await rebuilt.restore(by(null))).toMatchObject({ files: 6, left: [] });
  expect((await checkLibrary(copy)).findings).toEqual([]);
});

test.each(['first', 'last'] as const)(
  'of two deletions of one incident the %s is taken back first, also after a rebuild',
  async (order) => {
    const { root, library, ids, storage } = await smallLibrary(1);
    const [id = ''] = ids;
    const paths = library.files(id).map(({ path }) => path ?? '');
    const videos = await storage.trash(input([id], { kinds: ['video'] }));
    const others = await storage.trash(input([id], { kinds: ['track'] }));
    const [now, later] = order === 'first' ? [videos, others] : [others, videos];
    expect(await storage.restore(by(now.batchIds))).toMatchObject({ files: now.files, left: [] });
    expect(library.detail(id).saveState).not.toBe('saved');
    expect((await storage.overview()).trash).toMatchObject([{ files: later.files }]);
    await library.saving.repairCustodyCopies();
    library.close();

    const copy = join(await tempFolder(), 'library');
    await copyLibraryFolder(root, copy);
    await rm(join(copy, 'index.sqlite'));
    await rebuildIndex(copy, systemClock);
    const again = open(copy);
    await again.trash.settle();
    const rebuilt = createStorage({
      library: again,
      partitionId: () => SMALL_FLEET,
      onProgress: () => {},
    });
    // The message with the way back names the same batch as before the rebuild.
    expect(await rebuilt.restore(by(later.batchIds))).toMatchObject({
      files: later.files,
      left: [],
    });
    expect(again.detail(id).saveState).toBe('saved');
    expect(again.files(id).every(({ path }) => existsSync(path ?? ''))).toBe(true);
    expect(paths).toHaveLength(again.files(id).length);
    expect(again.custody.verify(id).ok).toBe(true);
    expect((await checkLibrary(copy)).findings).toEqual([]);
  },
);

test.each(['older', 'newer'] as const)(
  'a file deleted, saved again and deleted again: the %s one is put back, the other one stays in the trash',
  async (which) => {
    const { root, library, ids, storage } = await smallLibrary(1);
    const [id = ''] = ids;
    const older = await storage.trash(input([id]));
    await saveSmallIncidents(library, 1);
    expect(library.detail(id).saveState).toBe('saved');
    const newer = await storage.trash(input([id]));
    const [wanted, other] = which === 'older' ? [older, newer] : [newer, older];
    expect(await storage.restore(by(wanted.batchIds))).toMatchObject({ files: 3, left: [] });
    expect(library.detail(id).saveState).toBe('saved');
    const refused = await storage.restore(by(other.batchIds));
    expect(refused).toMatchObject({ files: 0 });
    expect(refused.left).toHaveLength(3);
    expect((await storage.overview()).trash).toMatchObject([{ files: 3 }]);
    expect((await checkLibrary(root)).findings).toEqual([]);
    expect(await storage.empty(by(null))).toMatchObject({ files: 3, left: [] });
    expect(library.files(id).every(({ path }) => existsSync(path ?? ''))).toBe(true);
    expect((await checkLibrary(root)).findings).toEqual([]);
  },
);

test('taking back what was emptied meanwhile changes nothing', async () => {
  const { library, ids, storage } = await smallLibrary(1);
  const [id = ''] = ids;
  const { batchIds } = await storage.trash(input([id]));
  await storage.empty(by(null));
  const entries = library.custody.entries(id).length;
  expect(await storage.restore(by(batchIds))).toEqual({ files: 0, bytes: 0, left: [] });
  expect(library.custody.entries(id)).toHaveLength(entries);
  expect(library.detail(id).saveState).toBe('not-saved');
});

test('killed at any moment, every file is whole in one place, and the record verifies', async () => {
  const { root, library, ids } = await smallLibrary(8);
  const kept = ids.slice(0, 5);
  const sums = new Map(
    kept.flatMap((id) => library.files(id).map((file) => [file.fileId, file.sha256] as const)),
  );
  library.close();
  const order: TrashChildOrder = { root, incidentIds: kept, mayGo: ids.slice(5) };
  for (const afterMs of [15, 70, 160, 310, 530]) {
    await runChild('trash-child.ts', order, afterMs);
    const again = openLibrary({ root, ...effects });
    await again.trash.settle();
    await again.saving.repairCustodyCopies();
    for (const id of ids) expect(again.custody.verify(id).ok).toBe(true);
    expect((await checkLibrary(root)).findings).toEqual([]);
    again.close();
  }
  const end = open(root);
  await end.trash.settle();
  const storage = createStorage({
    library: end,
    partitionId: () => SMALL_FLEET,
    onProgress: () => {},
  });
  await storage.restore(by(null));
  const now = kept.flatMap((id) =>
    end.files(id).map((file) => [file.fileId, file.sha256] as const),
  );
  expect(new Map(now)).toEqual(sums);
  expect((await checkLibrary(root)).findings).toEqual([]);
}, 60_000);
