/** The library's folder is missing, newer, damaged, or moves: what the window shows and what it lets do. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { openDatabase } from '@main/platform/database';
import { hashFile } from '@main/platform/hashing';
import { silentLog } from '@main/platform/log';
import { DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { EVERYTHING } from '@shared/domain/package-choice';
import { copyLibraryFolder } from '../support/copy-library-folder';
import { launchApp, type RunningApp } from '../support/electron-app';
import { saveSmallIncidents } from '../support/small-incidents';

let folder: string;
let running: RunningApp | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-place-'));
  const library = openLibrary({
    root: join(folder, 'made'),
    clock: systemClock,
    log: silentLog,
  });
  await saveSmallIncidents(library, 3);
  library.close();
});

afterEach(async () => {
  await running?.close();
  running = null;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function copyTo(name: string): Promise<string> {
  const root = join(folder, name);
  await copyLibraryFolder(join(folder, 'made'), root);
  return root;
}

/** A user whose library was opened there before. */
async function start(libraryFolder: string, name: string): Promise<RunningApp> {
  const userData = join(folder, name);
  await mkdir(userData);
  const value = {
    settings: {},
    apiProfile: DEFAULT_API_PROFILE,
    libraryFolder,
    libraryMade: true,
  };
  await writeFile(join(userData, 'preferences.json'), JSON.stringify({ version: 1, value }));
  running = await launchApp({ userData });
  return running;
}

it('a drive that is missing: a clear screen, nothing made there, open again once it is back', async () => {
  const root = join(folder, 'drive', 'Roadproof');
  const { page, invoke } = await start(root, 'user-missing');
  await page.getByRole('heading', { name: 'The library is not where it was.' }).waitFor();
  await page.getByText(/drive › Roadproof/).waitFor();
  expect(await invoke('incidents:facets', undefined)).toMatchObject({
    ok: false,
    error: { code: 'library.gone' },
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Choose another folder…' }).waitFor();
  expect(existsSync(join(folder, 'drive'))).toBe(false);

  await page.getByRole('button', { name: 'Open the demo fleet' }).click();
  await page.getByText(/This is the demo, in a folder of its own/).waitFor();
  await copyLibraryFolder(join(folder, 'made'), root);
  await page.getByRole('button', { name: 'Open my library' }).click();
  await page.getByRole('button', { name: /fleet one/i }).waitFor();
});

it('a newer library opens to look at, and every change is refused', async () => {
  const root = await copyTo('newer');
  const index = openDatabase(join(root, 'index.sqlite'));
  index.exec('PRAGMA user_version = 999');
  index.get('PRAGMA wal_checkpoint(TRUNCATE)');
  index.close();
  const before = await hashFile(join(root, 'index.sqlite'));
  const { page, ask, invoke } = await start(root, 'user-newer');
  await page.getByText(/a newer Roadproof wrote this library/).waitFor();
  await page.getByRole('row').filter({ hasText: 'Van 007' }).first().waitFor();
  const { rows } = await ask('incidents:query', { ...EMPTY_QUERY, limit: 10 });
  const incidentId = rows[0]?.incidentId ?? '';
  expect((await ask('incidents:review', { incidentId })).incident.incidentId).toBe(incidentId);
  const claim = {
    claimNumber: 'CLM-1',
    purpose: '',
    recipient: 'Insurer',
    preparedBy: 'Ada',
    organisation: '',
    notes: '',
  };
  expect(
    (
      await ask('evidence:plan', {
        incidentId,
        claim,
        choice: EVERYTHING,
        language: 'en',
      })
    ).files.length,
  ).toBeGreaterThan(0);
  const refused = { ok: false, error: { code: 'library.read-only' } };
  const who = { incidentId, reason: 'suit', userName: 'Ada' };
  expect(await invoke('hold:put', who)).toMatchObject(refused);
  expect(await invoke('downloads:save', { incidentIds: [incidentId] })).toMatchObject(refused);
  expect(await invoke('session:open-demo', undefined)).toMatchObject(refused);
  await running?.close();
  running = null;
  expect(await hashFile(join(root, 'index.sqlite'))).toEqual(before);
});

it('tells in the window that the index was rebuilt; then the library moves to another folder', async () => {
  const root = await copyTo('damaged');
  await writeFile(join(root, 'index.sqlite'), 'no index at all');
  const { app, page, ask } = await start(root, 'user-damaged');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/3 incidents with files/).waitFor();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.waitFor({ state: 'detached' });

  const target = join(folder, 'second-drive');
  await mkdir(target);
  await app.evaluate(({ dialog: system }, path) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, target);
  await page.getByRole('button', { name: /fleet one/i }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Move the library…' }).click();
  await page.getByRole('button', { name: 'Choose the folder…' }).click();
  await dialog.getByText(/The old folder, .*damaged, is still there/).waitFor();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: /fleet one/i }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText(/The old folder, .*damaged, is still there/).waitFor();
  expect(await ask('library:state', undefined)).toMatchObject({ status: 'open', readOnly: null });
  expect(existsSync(join(target, 'index.sqlite'))).toBe(true);
  expect(existsSync(join(root, 'index.sqlite'))).toBe(true);
});
