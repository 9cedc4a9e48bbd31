/** Where the library lies: moved, missing, read-only, written by a newer program; real folders. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkLibrary, copyLibrary, openLibrary, openPlace, type OpenedPlace } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { openDatabase } from '@main/platform/database';
import { hashFile } from '@main/platform/hashing';
import { silentLog } from '@main/platform/log';
import { walkFiles } from '@main/platform/walk-files';
import type { MoveProgress } from '@shared/domain/library-place';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { saveSmallIncidents, SMALL_FLEET } from '../support/small-incidents';
import { mountReadOnly, unmount } from '../support/read-only-mount';
import { tempFolder } from '../support/temp-folder';

const effects = { clock: systemClock, log: silentLog };
const never = new AbortController().signal;

async function closedLibrary(): Promise<{ root: string; ids: readonly string[] }> {
  const root = join(await tempFolder(), 'library');
  const library = openLibrary({ root, ...effects });
  const ids = await saveSmallIncidents(library, 3);
  library.close();
  return { root, ids };
}

async function openAt(root: string, expected = true): Promise<OpenedPlace> {
  const copyFolder = join(await tempFolder(), 'copy');
  const opened = await openPlace({ root, expected, copyFolder, ...effects });
  onTestFinished(() => opened.library.close());
  return opened;
}

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await walkFiles(folder))
    .map(({ path }) => path)
    // SQLite's own, gone once it lets go of the index.
    .filter((path) => !path.startsWith('index.sqlite-'));

test('a move copies every file, hashes each copy and leaves the old folder as it was', async () => {
  const { root } = await closedLibrary();
  const before = await namesIn(root);
  const to = join(await tempFolder(), 'drive', 'Roadproof');
  const told: MoveProgress[] = [];
  const report = await copyLibrary(root, to, (progress) => told.push(progress), never);
  expect(await namesIn(to)).toEqual(before);
  expect(report.bytes).toBe(told.at(-1)?.totalBytes);
  expect(told.at(-1)).toMatchObject({ step: 'checking', doneBytes: report.bytes });
  expect(await namesIn(root)).toEqual(before);
  expect((await checkLibrary(to)).findings).toEqual([]);
  const { library } = await openAt(to);
  expect(library.partitions()).toMatchObject([{ partitionId: SMALL_FLEET, incidents: 3 }]);
});

test('a move that is cancelled or may not be leaves nothing behind', async () => {
  const { root } = await closedLibrary();
  const top = await tempFolder();
  const to = join(top, 'new');
  const controller = new AbortController();
  const stop = ({ doneBytes }: MoveProgress): void => {
    if (doneBytes > 0) controller.abort();
  };
  await expect(copyLibrary(root, to, stop, controller.signal)).rejects.toThrow(/abort/i);
  expect(existsSync(to)).toBe(false);
  await expect(copyLibrary(root, join(root, 'inside'), () => {}, never)).rejects.toMatchObject({
    code: 'library.target-inside',
  });
  await mkdir(to);
  await writeFile(join(to, 'mine.txt'), 'mine');
  await expect(copyLibrary(root, to, () => {}, never)).rejects.toMatchObject({
    code: 'library.target-not-empty',
  });
  expect(await readdir(to)).toEqual(['mine.txt']);
});

test('a folder that is gone is not taken for a new library', async () => {
  const root = join(await tempFolder(), 'unplugged');
  await expect(openAt(root)).rejects.toMatchObject({ code: 'library.gone' });
  expect(existsSync(root)).toBe(false);
  // The mount point of a drive that is not there.
  await mkdir(root);
  await expect(openAt(root)).rejects.toMatchObject({ code: 'library.gone' });
  expect(await readdir(root)).toEqual([]);
  expect((await openAt(root, false)).readOnly).toBeNull();
});

test('what a newer program wrote is opened to read: nothing in the folder changes', async () => {
  const { root, ids } = await closedLibrary();
  const index = openDatabase(join(root, 'index.sqlite'));
  index.exec('ALTER TABLE incidents ADD COLUMN of_the_future TEXT; PRAGMA user_version = 999');
  index.get('PRAGMA wal_checkpoint(TRUNCATE)');
  index.close();
  const before = await hashFile(join(root, 'index.sqlite'));
  const { library, readOnly } = await openAt(root);
  expect(readOnly).toBe('newer');
  const [id = ''] = ids;
  expect(library.query(SMALL_FLEET, { ...EMPTY_QUERY, sort: 'time' }).total).toBe(3);
  expect(library.detail(id).saveState).toBe('saved');
  expect((await library.reviewMaterial(id)).incident.ticket).toBe('T0');
  const file = library.locate(library.files(id)[0]?.fileId ?? '');
  expect((await readFile(file?.path ?? '')).length).toBe(file?.sizeBytes);
  const refusal = { code: 'library.read-only' };
  const lines = library.custody.lines(id);
  expect(library.noteViewed(id, 'Ada')).toBe(false);
  expect(library.custody.lines(id)).toEqual(lines);
  expect(() => library.custody.append(id, { action: 'viewed', user: '' })).toThrow(
    expect.objectContaining(refusal),
  );
  expect(() => library.hold.put({ incidentId: id, reason: 'suit', userName: 'Ada' })).toThrow(
    expect.objectContaining(refusal),
  );
  expect(await hashFile(join(root, 'index.sqlite'))).toEqual(before);
});

test('a folder that nobody may write to is opened to read, and every change is refused', async (context) => {
  const { root, ids } = await closedLibrary();
  const place = join(await tempFolder(), 'read-only');
  if (!(await mountReadOnly(root, place))) return context.skip('nothing can be mounted here');
  onTestFinished(() => unmount(place));
  const before = await namesIn(root);
  const { library, readOnly } = await openAt(place);
  expect(readOnly).toBe('folder');
  const [id = ''] = ids;
  expect(library.query(SMALL_FLEET, { ...EMPTY_QUERY, sort: 'time' }).total).toBe(3);
  expect((await library.reviewMaterial(id)).incident.ticket).toBe('T0');
  const file = library.locate(library.files(id)[0]?.fileId ?? '');
  expect((await readFile(file?.path ?? '')).length).toBe(file?.sizeBytes);
  const lines = library.custody.lines(id);
  expect(library.noteViewed(id, 'Ada')).toBe(false);
  expect(library.custody.lines(id)).toEqual(lines);
  expect(() => library.custody.append(id, { action: 'viewed', user: '' })).toThrow(
    expect.objectContaining({ code: 'library.read-only' }),
  );
  expect(await namesIn(root)).toEqual(before);
  expect((await checkLibrary(place)).findings).toEqual([]);

  // Nothing to open there, and nothing can be made.
  const empty = await tempFolder();
  const sealed = join(await tempFolder(), 'sealed');
  await mountReadOnly(empty, sealed);
  onTestFinished(() => unmount(sealed));
  await expect(openAt(sealed, false)).rejects.toMatchObject({ code: 'library.unavailable' });
});
