/** An encrypted and time-stamped package in the app: made with a strong passphrase only, opened again on the page that checks. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';
import { startTimeStampServer, type TimeStampServer } from '../support/time-stamp-server';

const run = promisify(execFile);

let folder: string;
let target: string;
let passphrase: string;
let authority: TimeStampServer;
let running: RunningApp;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-encrypted-'));
  target = join(folder, 'package.zip');
  authority = await startTimeStampServer(join(folder, 'authority'));
  running = await launchApp({ userData: join(folder, 'user') });
  page = running.page;
  page.setDefaultTimeout(20_000);
  await running.ask('settings:set', { timeStampServer: authority.url });
  await openDemoFleet(page);
  const collision = page.getByRole('row').filter({ hasText: /42:13/ });
  await collision.click();
  await page.getByRole('button', { name: /^save/i }).last().click();
  await collision.getByText(/^Saved/).waitFor();
  await collision.dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, target);
});

afterAll(async () => {
  await running.close();
  await authority.close();
  await rm(folder, { recursive: true, force: true });
});

it('is made with a strong passphrase only, and other programs open it', async () => {
  await page.getByRole('button', { name: /hand over/i }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/claim number/i).fill('CLM-2026-0042');
  await dialog.getByLabel(/prepared by/i).fill('A. Reviewer');
  const create = dialog.getByRole('button', { name: /create package/i });
  await dialog.getByLabel('Encrypt the package').click();
  const field = dialog.getByLabel('Passphrase', { exact: true });
  await field.fill('CLM-2026-0042');
  await dialog.getByText(/too easy to guess/i).waitFor();
  expect(await create.isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Suggest one' }).click();
  await dialog.getByText(/^Strong/).waitFor();
  passphrase = await field.inputValue();
  await create.click();
  await dialog.getByText(/UTC, Stamp Authority$/).waitFor();
  await dialog.getByText(/Encrypted: tell the recipient/).waitFor();

  const { stdout } = await run('7z', ['t', `-p${passphrase}`, target]);
  expect(stdout).toContain('Everything is Ok');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
});

it('left neither the plain package nor the passphrase on the disk', async () => {
  expect(await readdir(join(folder, 'user', 'packages-in-work'))).toEqual([]);
  const log = await readFile(join(folder, 'user', 'logs', 'main.log'), 'utf8');
  expect(log).not.toContain(passphrase);
});

it('is checked once the passphrase is right', async () => {
  await page.getByRole('link', { name: 'Check' }).click();
  await page.getByRole('button', { name: 'Choose a zip' }).click();
  await page.getByText('This package is encrypted').waitFor();
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.fill('not the one');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText(/does not open the package/).waitFor();
  await field.fill(passphrase);
  await field.press('Enter');
  await page.getByTestId('check-verdict').getByText('Nothing was changed').waitFor();
  const stamp = page.getByTestId('check-time-stamp');
  expect(await stamp.getAttribute('data-passed')).toBe('true');
  expect(await stamp.innerText()).toContain('Stamp Authority confirms');
  expect(await page.getByText('CLM-2026-0042').count()).toBeGreaterThan(0);
});
