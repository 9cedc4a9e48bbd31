/** A claim with several incidents is handed over in one go: a package of each, stills and all, or none of it half. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { EMPTY_CLAIM } from '@shared/domain/claim';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { IncidentSummary } from '@shared/domain/incident';
import { verifyPackage } from '@main/evidence';
import { useApp } from '../support/app-of-file';
import { openDemoFleet } from '../support/demo';
import { unpackPackage } from '../support/make-package';

const COLLISION = 'EV20261021074213VAN07';
const SIGN = 'EV20261019081233VAN03';
const NOT_SAVED = 'EV20261025010003VAN03';
const SOON_SAVED = 'EV20261019171130VAN11';

const running = useApp('hand-over-all', async () => {
  await openDemoFleet(running.page);
  await running.ask('settings:set', { userName: 'A. Reviewer', organisation: 'Northline' });
});

const dialog = (): Locator => running.page.getByRole('dialog');
const claimPage = (): Locator => running.page.getByRole('article', { name: 'Claim' });
const handOverAll = (): Locator => claimPage().getByRole('button', { name: 'Hand over all…' });
const incidentOf = (row: string): Locator =>
  dialog().getByRole('list', { name: 'Incidents' }).getByRole('listitem').filter({ hasText: row });

async function find(ticket: string): Promise<IncidentSummary> {
  const { rows } = await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 100 });
  const found = rows.find((row) => row.ticket === ticket);
  if (!found) throw new Error(`${ticket} is not in the demo`);
  return found;
}

async function save(...tickets: readonly string[]): Promise<void> {
  const incidents = await Promise.all(tickets.map(find));
  await running.ask('downloads:save', {
    incidentIds: incidents.map(({ incidentId }) => incidentId),
  });
  for (const ticket of tickets) {
    await expect
      .poll(async () => (await find(ticket)).saveState, { timeout: 60_000 })
      .toBe('saved');
  }
}

/** Answers the question for a folder with a new one. */
async function chooseFolder(name: string): Promise<string> {
  const target = join(running.folder, name);
  await mkdir(target);
  await running.app.evaluate(({ dialog: system }, path) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, target);
  return target;
}

const PASSPHRASE = 'zebra piano cloud anchor';

const isWhole = async (path: string, passphrase?: string): Promise<boolean> =>
  (await verifyPackage(path, passphrase === undefined ? {} : { passphrase })).ok;
const registered = async (): Promise<readonly string[]> =>
  (await running.ask('releases:list', { text: '', state: 'all' })).rows.map(
    ({ claimNumber, fileName }) => `${claimNumber} ${fileName}`,
  );

it('says why nothing can be handed over yet', async () => {
  const incidents = await Promise.all([COLLISION, SIGN, NOT_SAVED].map(find));
  await running.ask('claims:create', {
    content: { ...EMPTY_CLAIM, claimNumber: 'CLM-12', carrier: 'Harbour Mutual' },
    incidentIds: incidents.map(({ incidentId }) => incidentId),
  });
  const { page } = running;
  await page.getByRole('navigation').getByRole('link', { name: 'Claims', exact: true }).click();
  expect(await handOverAll().isDisabled()).toBe(true);
  await handOverAll().hover({ force: true });
  await page
    .getByRole('tooltip')
    .getByText(/Nothing of this claim is saved/)
    .waitFor();
});

it('makes a package of each incident that has something, and names the one that has not', async () => {
  await save(COLLISION, SIGN);
  const { incidentId, eventTimeMs } = await find(SIGN);
  const mark = { markId: randomUUID(), fromMs: eventTimeMs, toMs: null, text: 'The sign' } as const;
  await running.ask('marks:save', {
    incidentId,
    mark: { ...mark, kind: 'signal', colour: 'green' },
  });
  const target = await chooseFolder('first');
  await handOverAll().click();
  await dialog()
    .getByText(/2 of 3 incidents ·/)
    .waitFor();
  await incidentOf('Drowsiness').getByText('Nothing of this incident is saved yet.').waitFor();
  expect(await incidentOf('Drowsiness').getByRole('checkbox').isDisabled()).toBe(true);
  expect(await dialog().getByLabel('Recipient').inputValue()).toBe('Harbour Mutual');
  await dialog().getByRole('button', { name: 'Create 2 packages…' }).click();
  await dialog().getByText('2 packages are saved and verified').waitFor({ timeout: 60_000 });

  const files = (await readdir(target)).sort();
  expect(files).toEqual([
    'CLM-12_2026-10-19_EV20261019081233VAN03.zip',
    'CLM-12_2026-10-21_EV20261021074213VAN07.zip',
  ]);
  for (const file of files) expect(await isWhole(join(target, file)), file).toBe(true);
  expect([...(await registered())].sort()).toEqual(files.map((file) => `CLM-12 ${file}`));
  const bag = await unpackPackage(join(target, files[0] ?? ''));
  expect((await readdir(join(bag, 'data/derived/stills'))).length).toBeGreaterThan(0);

  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await claimPage().getByText('2 of 3 incidents').first().waitFor();
});

it('cancelled in the middle, leaves whole packages only, and makes the rest with the passphrase typed again', async () => {
  await save(SOON_SAVED);
  const { rows } = await running.ask('claims:list', { text: '', status: null, archived: false });
  const { incidentId } = await find(SOON_SAVED);
  await running.ask('claims:add', { claimId: rows[0]?.claimId ?? '', incidentIds: [incidentId] });
  const target = await chooseFolder('second');
  await handOverAll().click();
  await dialog().getByLabel('Encrypt the packages').click();
  await dialog().getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await dialog().getByRole('button', { name: 'Create 3 packages…' }).click();
  await dialog().getByText('Package 2 of 3').waitFor({ timeout: 60_000 });
  await dialog().getByRole('button', { name: 'Cancel all' }).click();
  await dialog()
    .getByText(/of 3 packages saved and verified/)
    .waitFor();
  const whole = await readdir(target);
  expect(whole.length).toBeGreaterThan(0);
  expect(whole.length).toBeLessThan(3);
  for (const file of whole) expect(await isWhole(join(target, file), PASSPHRASE), file).toBe(true);
  expect(await registered()).toHaveLength(2 + whole.length);

  const again = dialog().getByRole('button', { name: /^Try .* again$/ });
  expect(await again.isDisabled()).toBe(true);
  const field = dialog().getByLabel('Passphrase', { exact: true });
  expect(await field.inputValue()).toBe('');
  await field.fill('another river lamp copper');
  await again.click();
  await dialog()
    .getByText(/not the passphrase of the packages/)
    .waitFor();
  await field.fill(PASSPHRASE);
  await field.press('Enter');
  await dialog().getByText('3 packages are saved and verified').waitFor({ timeout: 60_000 });
  const all = await readdir(target);
  expect(all).toHaveLength(3);
  for (const file of all) expect(await isWhole(join(target, file), PASSPHRASE), file).toBe(true);
  expect(await registered()).toHaveLength(5);
});

it('goes on in the background and tells when it has ended', async () => {
  const { page } = running;
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await chooseFolder('third');
  await handOverAll().click();
  await dialog().getByRole('button', { name: 'Create 3 packages…' }).click();
  await dialog().getByRole('button', { name: 'Go on in the background' }).click();
  await page
    .getByText('3 packages saved and verified', { exact: true })
    .first()
    .waitFor({ timeout: 60_000 });
});
