/** The release register: a claim's package goes out, is marked as released, and comes out the same again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EMPTY_CLAIM } from '@shared/domain/claim';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { openDemoFleet } from '../support/demo';

const COLLISION = 'EV20261021074213VAN07';

const running = useApp('releases', async () => {
  await openDemoFleet(running.page);
});

const goTo = (name: string): Promise<void> =>
  running.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
const dialog = (): Locator => running.page.getByRole('dialog');
const detail = (): Locator => running.page.getByRole('complementary', { name: 'Package' });

async function saveAs(filePath: string): Promise<void> {
  await running.app.evaluate(({ dialog: system }, path) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

it('a package made from a claim stands in the register, and who got it', async () => {
  const { page } = running;
  const { rows } = await running.ask('incidents:query', EMPTY_QUERY);
  const collision = rows.find(({ ticket }) => ticket === COLLISION);
  if (!collision) throw new Error('the collision is not in the demo');
  const incidentIds = [collision.incidentId];
  await running.ask('settings:set', { userName: 'A. Reviewer', organisation: 'Northline' });
  const content = { ...EMPTY_CLAIM, claimNumber: 'CLM-7', carrier: 'Harbour Mutual' };
  await running.ask('claims:create', { content, incidentIds });
  await running.ask('downloads:save', { incidentIds });
  const state = async () =>
    (await running.ask('incidents:query', EMPTY_QUERY)).rows.find(
      ({ incidentId }) => incidentId === collision.incidentId,
    )?.saveState;
  await expect.poll(state, { timeout: 60_000 }).toBe('saved');

  await goTo('Claims');
  await saveAs(join(running.folder, 'first.zip'));
  await page
    .getByRole('article', { name: 'Claim' })
    .getByRole('button', { name: 'Hand over this incident' })
    .click();
  await dialog()
    .getByRole('button', { name: /create package/i })
    .click();
  await dialog().getByText('The package is saved and verified').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).last().click();

  await goTo('Releases');
  await page.getByRole('button', { name: 'Mark as released…' }).click();
  await dialog().getByRole('button', { name: 'Mark as released' }).click();
  await detail().getByText('Harbour Mutual', { exact: true }).first().waitFor();
});

it('comes out the same again after a restart, byte for byte', async () => {
  await running.restart();
  await running.page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();
  await saveAs(join(running.folder, 'again.zip'));
  await goTo('Releases');
  await running.page.getByRole('button', { name: 'Re-issue…' }).click();
  await running.page.getByText('Identical, byte for byte').waitFor();
  const [first, again] = await Promise.all(
    ['first.zip', 'again.zip'].map((name) => readFile(join(running.folder, name))),
  );
  expect(first?.equals(again ?? Buffer.alloc(0))).toBe(true);
});
