/** The storage screen: local copies go to the trash, come back, go again and are deleted for good. */
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { breakChain } from '../support/break-chain';
import { copyLibraryFolder } from '../support/copy-library-folder';
import { launchApp, type RunningApp } from '../support/electron-app';
import { saveSmallIncidents } from '../support/small-incidents';

let folder: string;
let running: RunningApp;

/** `T2` is on hold, `T3` was handed over, the cloud no longer has `T1`. */
async function makeLibrary(root: string): Promise<void> {
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  const [, , held = '', exported = ''] = await saveSmallIncidents(library, 6);
  library.hold.put({ incidentId: held, reason: 'suit', userName: 'Ada' });
  library.custody.append(exported, { action: 'exported', user: 'Ada' });
  library.close();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-storage-'));
  await makeLibrary(join(folder, 'made'));
  await copyLibraryFolder(join(folder, 'made'), join(folder, 'library'));
  await start();
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  running = await launchApp({
    userData: join(folder, 'user'),
    libraryFolder: join(folder, 'library'),
  });
  await running.page.getByRole('button', { name: /fleet one/i }).click();
  await running.page.getByRole('link', { name: 'Storage' }).click();
  await running.page.getByRole('table', { name: 'Incidents on this disk' }).waitFor();
}

const saveStateOf = async (ticket: string): Promise<string | undefined> => {
  const page = await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 100 });
  return page.rows.find((row) => row.ticket === ticket)?.saveState;
};
const choose = (ticket: string): Promise<void> =>
  running.page.getByRole('checkbox', { name: `Choose ${ticket}` }).click();
const openDialog = (): Promise<void> =>
  running.page.getByRole('button', { name: 'Delete local copies…' }).click();

it('deletes, undoes, deletes again; a restart keeps the way back; then it is emptied', async () => {
  const { page } = running;
  await choose('T0');
  await choose('T1');
  await openDialog();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/only copy/).waitFor();
  const answers = dialog.getByRole('checkbox', { name: 'Service answers' });
  expect(await answers.getAttribute('aria-checked')).toBe('false');
  await dialog.getByLabel('Reason (optional)').fill('no claim');
  await dialog.getByLabel('Your name').fill('Ada Adjuster');
  await dialog.getByRole('button', { name: /move 6 files to the trash/i }).click();
  await page
    .getByText(/6 files in the trash/)
    .first()
    .waitFor();
  expect(await saveStateOf('T0')).toBe('not-saved');
  expect(await saveStateOf('T1')).toBe('expired');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('6 files put back').first().waitFor();
  expect(await saveStateOf('T0')).toBe('saved');
  expect(await saveStateOf('T1')).toBe('saved');

  await choose('T0');
  await openDialog();
  await dialog.getByRole('button', { name: /move 3 files to the trash/i }).click();
  await dialog.waitFor({ state: 'detached' });
  await running.close();
  await start();

  await running.page.getByRole('button', { name: /^Trash 1/ }).click();
  await running.page.getByText(/by Ada Adjuster/).waitFor();
  await running.page.getByRole('button', { name: 'Empty the trash…' }).click();
  const confirm = running.page.getByRole('dialog');
  await confirm.getByText('This cannot be undone.').waitFor();
  await confirm.getByRole('button', { name: 'Delete for good' }).click();
  await running.page.getByText('The trash is empty').waitFor();
  expect(await saveStateOf('T0')).toBe('not-saved');
});

it('leaves out what is on hold, and asks twice for what was handed over', async () => {
  const { page } = running;
  await page.getByRole('button', { name: /^On this disk/ }).click();
  await choose('T2');
  await choose('T3');
  await openDialog();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/1 incident on legal hold: left out/).waitFor();
  await dialog.getByRole('button', { name: /move 3 files to the trash/i }).click();
  const second = page.getByRole('alertdialog');
  await second.getByText(/went out in an evidence package/).waitFor();
  expect(await saveStateOf('T3')).toBe('saved');
  await second.getByRole('button', { name: 'Delete all the same' }).click();
  await page
    .getByText(/3 files in the trash/)
    .first()
    .waitFor();
  expect(await saveStateOf('T2')).toBe('saved');
  expect(await saveStateOf('T3')).toBe('not-saved');

  const held = await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 100 });
  const incidentId = held.rows.find((row) => row.ticket === 'T2')?.incidentId ?? '';
  const refused = await running.invoke('storage:trash', {
    incidentIds: [incidentId],
    kinds: ['video'],
    userName: 'Ada',
    reason: '',
    evenIfExported: true,
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'hold.keeps' } });
});

it('verifies the library in the window: a broken chain is told at the start, a changed file named', async () => {
  const rows = await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 100 });
  const incidentId = rows.rows.find((row) => row.ticket === 'T4')?.incidentId ?? '';
  await running.close();
  const library = join(folder, 'library');
  breakChain(join(library, 'index.sqlite'), incidentId);
  const year = join(library, 'fleet-1/2026');
  const changed = (await readdir(year)).find((name) => name.endsWith('T5')) ?? '';
  await appendFile(join(year, changed, 'C_F.mp4'), 'more');

  running = await launchApp({ userData: join(folder, 'user'), libraryFolder: library });
  const { page } = running;
  await page.getByRole('button', { name: /fleet one/i }).click();
  await page
    .getByText('1 chain of custody broken')
    .or(page.getByLabel('1 chain of custody broken'))
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Storage' }).click();
  await page
    .getByRole('alert')
    .getByText(/T4: breaks at entry 1/)
    .waitFor();
  await page.getByRole('button', { name: 'Verify the library' }).click();
  await page.getByText('Not everything is as it was saved').waitFor();
  const finding = page.getByRole('table', { name: 'Findings' }).getByRole('row');
  expect(await finding.count()).toBe(1);
  expect(await finding.innerText()).toMatch(/Changed[^]*C_F\.mp4/);
});
