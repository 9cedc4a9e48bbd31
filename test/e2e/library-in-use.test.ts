/** Moving or leaving the library while an import or an export runs: refused in words with the way out, until that is over. */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { EVERYTHING } from '@shared/domain/package-choice';
import { makeCard } from '../support/camera-card';
import { deckStands } from '../support/deck';
import { dropPath } from '../support/drop-path';
import { launchApp, type RunningApp } from '../support/electron-app';
import { demoFile } from '../support/saved-video';

let folder: string;
let running: RunningApp;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-in-use-'));
  await mkdir(join(folder, 'second-drive'));
  running = await launchApp({
    userData: join(folder, 'user'),
    libraryFolder: join(folder, 'library'),
  });
  page = running.page;
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const openSettings = () => page.getByRole('link', { name: 'Settings' }).click();
const moveButton = () => page.getByRole('button', { name: 'Move the library…' });

/** Both ways of leaving the library are refused with these words, before anything is asked. */
async function isRefused(message: string, nextStep: string): Promise<void> {
  for (const name of ['Move the library…', 'Open another library…']) {
    await page.getByRole('button', { name }).click();
    const told = page.locator('.ui-toast').filter({ hasText: message });
    await told.getByText(nextStep).waitFor();
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    await told.getByRole('button', { name: 'Close' }).click();
    await told.waitFor({ state: 'detached' });
  }
}

it('while recordings wait to be imported', async () => {
  await page.getByRole('button', { name: /open the demo fleet/i }).waitFor();
  await dropPath(page, await makeCard(folder));
  await page.getByRole('button', { name: /^Import \d+ incident/ }).click();
  await page.getByRole('button', { name: 'Show imported incidents' }).click();
  await page.getByRole('button', { name: 'Open review' }).first().waitFor();

  const later = join(folder, '20261023_100000_NF.mp4');
  await copyFile(demoFile('dock-bump/c_f.mp4'), later);
  await dropPath(page, later);
  await page.getByTestId('import-draft').first().waitFor();
  await openSettings();
  await isRefused('An import into this library is not finished.', 'cancel it under Import');
  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Incidents' }).click();
});

it('while a clip is made', async () => {
  const [incident] = (await running.ask('incidents:query', EMPTY_QUERY)).rows;
  // As the window does while it renders.
  const begun = { incidentId: incident?.incidentId ?? '', kind: 'redacted' } as const;
  const { jobId } = await running.ask('derived:begin', begun);
  await openSettings();
  await isRefused('A clip or redacted copy is being made', 'cancel it on the review deck');
  await running.ask('derived:cancel', { jobId });
  await page.getByRole('link', { name: 'Incidents' }).click();
});

it('while a package is made', async () => {
  const { app } = running;
  await page.getByRole('button', { name: 'Open review' }).first().click();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
  await page.keyboard.press('m');
  const incidentId = await page.evaluate(() =>
    decodeURIComponent(/incidents\/([^/]+)\/review/.exec(location.hash)?.[1] ?? ''),
  );
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(folder, 'package.zip'),
  );
  // It waits for the mark's still, which no window makes: none has begun it.
  const claim = { claimNumber: 'C-1', purpose: 'claim', recipient: 'Insurer', preparedBy: 'Ada' };
  const begun = await running.ask('evidence:export', {
    incidentId,
    claim: { ...claim, organisation: '', notes: '' },
    choice: EVERYTHING,
    language: 'en',
  });
  const exportId = begun?.exportId ?? '';
  expect(exportId).not.toBe('');
  await openSettings();
  await isRefused('An evidence package is being made', 'cancel it where it was begun');

  await running.ask('evidence:cancel', { exportId });
  await moveButton().click();
  await page.getByRole('alertdialog', { name: 'Move the library to another folder?' }).waitFor();
});

it('then it moves, with all that was imported', async () => {
  const total = async () => (await running.ask('incidents:query', EMPTY_QUERY)).total;
  const before = await total();
  expect(before).toBeGreaterThan(0);
  await running.app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    },
    join(folder, 'second-drive'),
  );
  await page.getByRole('button', { name: 'Choose the folder…' }).click();
  const told = page.getByRole('dialog', { name: 'The library has been moved' });
  await told.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: /^Imported/ }).click();
  await page.getByRole('link', { name: 'Incidents' }).waitFor();
  expect(await total()).toBe(before);
});
