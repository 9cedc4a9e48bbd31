/** A claim from the list of incidents to the hand-over: nothing typed is lost, what is added can be undone. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';

let folder: string;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-claims-'));
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<Page> {
  running = await launchApp({ userData: join(folder, 'user') });
  return running.page;
}

/** The four-camera impact and the drowsiness, told apart by what stands in their rows. */
const impact = (page: Page): Locator => page.getByRole('row').filter({ hasText: /42:13/ });
const drowsiness = (page: Page): Locator => page.getByRole('row').filter({ hasText: 'Drowsiness' });
const claimPage = (page: Page): Locator => page.getByRole('article', { name: 'Claim' });
const goTo = (page: Page, place: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();

it('makes a claim from two incidents and keeps what is typed up to the moment the window closes', async () => {
  const page = await start();
  await openDemoFleet(page);
  await impact(page).click();
  await drowsiness(page).click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'Add to claim…' }).click();
  await page.getByRole('dialog').getByLabel('Search claims').fill('CLM-4711');
  await page.getByRole('button', { name: /New claim “CLM-4711”/ }).click();

  const claim = claimPage(page);
  await claim.getByRole('heading', { name: 'CLM-4711' }).waitFor();
  expect(await claim.getByRole('button', { name: 'Take out of the claim' }).count()).toBe(2);
  await claim.getByLabel('Insured').fill('Northline Freight');
  await claim.getByLabel('Carrier').fill('Harbour Mutual');
  await claim.getByRole('button', { name: 'Add person' }).click();
  await claim.getByPlaceholder('Name').fill('Ivo Brandt');
  await claim.getByLabel('Notes').fill('Typed last, just before the window closes');
  await running.close();

  const again = await start();
  await goTo(again, 'Claims');
  await claimPage(again).getByRole('heading', { name: 'CLM-4711' }).waitFor();
  const notes = await claimPage(again).getByLabel('Notes').inputValue();
  expect(notes).toBe('Typed last, just before the window closes');
  await again.getByLabel('Search claims').fill('brandt impact');
  await again.getByRole('option', { name: /Northline Freight/ }).waitFor();
  await again.getByLabel('Search claims').fill('zebra');
  await again.getByText('No claim matches').waitFor();
  await again.getByRole('button', { name: 'Show all claims' }).click();
});

it('undoes typing and taking out, and holds every incident of the claim', async () => {
  const { page } = running;
  const claim = claimPage(page);
  await claim.getByLabel('Policy').fill('P-1');
  await claim.getByRole('heading', { name: 'Incidents' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect(await claim.getByLabel('Policy').inputValue()).toBe('');
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(() => claim.getByLabel('Policy').inputValue()).toBe('P-1');

  const takeOut = claim.getByRole('button', { name: 'Take out of the claim' });
  await takeOut.first().click();
  await expect.poll(() => takeOut.count()).toBe(1);
  await page.getByRole('listitem').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => takeOut.count()).toBe(2);

  await claim.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: /put on legal hold/i }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Suit expected');
  await page.getByRole('dialog').getByLabel('Your name').fill('A. Reviewer');
  await page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click();
  await claim.getByText('Legal hold', { exact: true }).waitFor();
  const [row] = (await running.ask('claims:list', { text: '', status: null, archived: false }))
    .rows;
  const { incidents } = await running.ask('claims:get', { claimId: row?.claimId ?? '' });
  expect(incidents.map(({ onHold }) => onHold)).toEqual([true, true]);
});

it('saves what is missing and hands over with the facts of the claim', async () => {
  const { page } = running;
  const claim = claimPage(page);
  await claim.getByRole('button', { name: 'Save what is missing' }).click();
  const handOver = claim.getByRole('button', { name: 'Hand over this incident' });
  await expect.poll(() => handOver.first().isEnabled(), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => handOver.last().isEnabled(), { timeout: 60_000 }).toBe(true);

  const target = join(folder, 'CLM-4711.zip');
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await claim
    .getByRole('row')
    .filter({ hasText: 'Impact' })
    .first()
    .getByRole('button', { name: 'Hand over this incident' })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText(/Goes into the report: Northline Freight · P-1 · Harbour Mutual/)
    .waitFor();
  expect(await dialog.getByLabel('Claim number').inputValue()).toBe('CLM-4711');
  expect(await dialog.getByLabel('Recipient').inputValue()).toBe('Harbour Mutual');
  await dialog.getByRole('button', { name: /create package/i }).click();
  await dialog.getByText('The package is saved and verified').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await claim.getByText('1 of 2 incidents').first().waitFor();
  expect((await readFile(target)).length).toBeGreaterThan(1_000_000);
});
