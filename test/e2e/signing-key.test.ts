/** The signing key under Settings, without an account: made, replaced by a company's, handed out, removed. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { companyKeys, PASSPHRASE } from '../support/company-keys';
import { launchApp, type RunningApp } from '../support/electron-app';
import { startTimeStampServer, type TimeStampServer } from '../support/time-stamp-server';

const run = promisify(execFile);

let folder: string;
let keyFile: string;
let authority: TimeStampServer;
let running: RunningApp;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-signing-key-'));
  keyFile = await (await companyKeys(join(folder, 'company'))).keyFile('Ana', { key: 'rsa' });
  authority = await startTimeStampServer(join(folder, 'authority'));
  running = await launchApp({ userData: join(folder, 'user') });
  page = running.page;
  page.setDefaultTimeout(10_000);
  // The keychain is one for all: packages of other tests may have made a key.
  await running.invoke('signer:remove', undefined);
  await page.getByRole('button', { name: 'Advanced: API profile' }).click();
  await page.getByRole('button', { name: 'Signature' }).click();
});

afterAll(async () => {
  await running.close();
  await authority.close();
  await rm(folder, { recursive: true, force: true });
});

const certificate = () => page.getByTestId('signing-certificate');
/** The user’s map source can be tried as well. */
const tryIt = () =>
  page.getByRole('region', { name: 'Time stamp' }).getByRole('button', { name: 'Try it' });
const button = (name: string | RegExp) => page.getByRole('button', { name });

it('is made in the name of the user, who is asked for first', async () => {
  await page.getByTestId('signature-absence').getByText('No key yet').waitFor();
  expect(await button('Make a key now').isDisabled()).toBe(true);
  await page.getByLabel('Your name').fill('Ana Novák');
  await page.getByLabel('Your name').blur();
  await button('Make a key now').click();
  await certificate().getByText('Self-made').waitFor();
  expect(await certificate().innerText()).toContain('CN=Ana Novák');
});

it('gives way to a company’s key, once the passphrase is right', async () => {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, keyFile);
  await button('Import a key file…').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Ana.p12').waitFor();
  const passphrase = dialog.getByLabel('Passphrase of the file', { exact: true });
  await passphrase.fill('wrong');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await dialog.getByText('This passphrase does not open the key file.').waitFor();
  await passphrase.fill(PASSPHRASE);
  await passphrase.press('Enter');
  await certificate().getByText('Imported').waitFor();
  const told = await certificate().innerText();
  expect(told).toContain('Issuing → Root');
  expect(told).toContain('RSA 3072');
});

it('hands out the certificates as openssl reads them', async () => {
  const target = join(folder, 'certificate.pem');
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await button('Export the certificate…').click();
  await page.getByText('Exported as certificate.pem', { exact: true }).waitFor();
  const { stdout } = await run('openssl', [
    ...['x509', '-in', target, '-noout', '-fingerprint', '-sha256'],
  ]);
  const fingerprint = stdout.trim().split('=')[1]?.replaceAll(':', '').toLowerCase() ?? '?';
  expect(await certificate().innerText()).toContain(fingerprint);
});

it('a time-stamp server is tried before it is relied on', async () => {
  const address = page.getByLabel('Server address');
  expect(await tryIt().isDisabled()).toBe(true);
  await address.fill('time.example.com');
  await page.getByText('begins with http:// or https://').waitFor();
  await address.fill(authority.url);
  await address.blur();
  await tryIt().click();
  await page.getByText(/^Stamp Authority answered: /).waitFor();
  authority.answer = 'garbage';
  await tryIt().click();
  await page.getByText('The server’s answer is not a time stamp that holds.').waitFor();
});

it('is removed after a question', async () => {
  await button('Remove…').click();
  await button('Remove the key').click();
  await page.getByTestId('signature-absence').waitFor();
  expect(await running.ask('signer:get', undefined)).toEqual({ kind: 'none' });
});
