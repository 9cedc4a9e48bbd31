/** Checking a package in the window, without an account: chosen, dropped, changed, foreign. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dropPath } from '../support/drop-path';
import { launchApp, type RunningApp } from '../support/electron-app';
import { makePackage } from '../support/make-package';

let folder: string;
let zipPath: string;
let running: RunningApp;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-check-'));
  zipPath = await makePackage(folder);
  running = await launchApp({ userData: join(folder, 'user') });
  page = running.page;
  await page.getByRole('button', { name: 'Check an evidence package' }).click();
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const verdict = () => page.getByTestId('check-verdict');
const passed = async (id: string) =>
  (await page.getByTestId(`check-${id}`).getAttribute('data-passed')) === 'true';

it('reads a chosen zip to the last byte and explains each line', async () => {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, zipPath);
  await page.getByRole('button', { name: 'Choose a zip' }).click();
  await verdict().getByText('Nothing was changed').waitFor();
  for (const id of ['container', 'bag', 'completeness', 'hashes']) {
    expect(await passed(id), id).toBe(true);
  }
  expect(await page.getByText('CLM-4711').count()).toBeGreaterThan(0);
});

it('names the file that was changed in a dropped one', async () => {
  const changed = join(folder, 'changed.zip');
  const bytes = await readFile(zipPath);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(changed, bytes);

  await dropPath(page, changed);
  await verdict()
    .getByText(/Not as it was made/)
    .waitFor();
  expect(await page.getByText('changed.zip').count()).toBeGreaterThan(0);
  expect(await passed('hashes')).toBe(false);
  expect(await passed('bag')).toBe(true);
  expect(await page.getByTestId('check-hashes').getByText('data/originals/').count()).toBe(1);
});

it('says so when what was dropped is no package, and the page learns no path', async () => {
  const foreign = join(folder, 'notes.txt');
  await writeFile(foreign, 'not a zip');
  await dropPath(page, foreign);
  await verdict()
    .getByText(/Not as it was made/)
    .waitFor();
  expect(await passed('container')).toBe(false);
  expect(JSON.stringify(await running.ask('package-check:get', undefined))).not.toContain(folder);
});

it('refuses a drop that only a script claims', async () => {
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], '/etc/passwd'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  });
  const answer = await running.invoke('package-check:dropped', undefined);
  expect(answer.ok).toBe(false);
  if (!answer.ok) expect(answer.error.code).toBe('package.nothing-dropped');
});
