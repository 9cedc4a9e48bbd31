/** Snapshots of an event on the deck: small, large, and at the event's place on the map. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { useApp } from '../support/app-of-file';
import { deckClock, deckStands, goOnDeck } from '../support/deck';
import { openDemoFleet } from '../support/demo';

/** The four-camera collision: two snapshots. */
const COLLISION = 'EV20261021074213VAN07';
/** Past the 30 sign: one. */
const SIGN = 'EV20261019081233VAN03';
/** The forward collision warning: none. */
const WITHOUT = 'EV20261021150944VAN03';

const idOf = new Map<string, string>();
const running = useApp('snapshots', async () => {
  await openDemoFleet(running.page);
  const { rows } = await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 100 });
  for (const { ticket, incidentId } of rows) idOf.set(ticket, incidentId);
});

const strip = (page: Page) => page.getByRole('region', { name: 'Snapshots' });
const small = (page: Page, name: string) =>
  strip(page).getByRole('button', { name: `Show snapshot, ${name}` });
const sign = (page: Page) =>
  page.getByRole('region', { name: 'Map', exact: true }).getByRole('button', {
    name: '2 snapshots of this event; the service does not say when they were taken',
  });
const large = (page: Page, name: string) => page.getByRole('dialog', { name: `Snapshot, ${name}` });
const seekId = (page: Page) => deckClock(page).getAttribute('data-seek-id');
const decodedWidth = (picture: Locator) =>
  picture.evaluate((img: HTMLImageElement) => (img.complete ? img.naturalWidth : 0));

const row = (page: Page, minute: RegExp) => page.getByRole('row').filter({ hasText: minute });

async function save(page: Page, minute: RegExp): Promise<void> {
  await row(page, minute).click();
  await page.keyboard.press('s');
  await row(page, minute)
    .getByText(/^Saved/)
    .waitFor();
}

async function review(page: Page, minute: RegExp): Promise<void> {
  await row(page, minute).dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
}

it('shows them decoded beside the cameras, each named by its camera', async () => {
  const { page } = running;
  await save(page, /42:13/);
  await review(page, /42:13/);
  for (const name of ['Front', 'Rear']) {
    await expect.poll(() => decodedWidth(small(page, name).getByRole('img'))).toBe(1280);
  }
  expect(await strip(page).getByRole('button').count()).toBe(2);
});

it('opens one large with its file and hash, and walks by keys that the deck does not hear', async () => {
  const { page } = running;
  const before = await seekId(page);
  await small(page, 'Front').focus();
  await page.keyboard.press('Enter');
  await large(page, 'Front').waitFor();
  await page.getByText('no time or place of its own; it belongs to the event').waitFor();
  await expect.poll(() => decodedWidth(large(page, 'Front').getByRole('img'))).toBe(1280);
  const incidentId = idOf.get(COLLISION) ?? '';
  const { incident } = await running.ask('incidents:review', { incidentId });
  const file = incident.files.find(
    ({ kind, captureMode }) => kind === 'snapshot' && captureMode === 'C_F',
  );
  await large(page, 'Front')
    .getByText(file?.displayName ?? 'no file', { exact: true })
    .waitFor();
  await large(page, 'Front')
    .getByText(file?.sha256 ?? 'no hash', { exact: true })
    .waitFor();

  await page.keyboard.press('ArrowRight');
  await large(page, 'Rear').waitFor();
  await expect.poll(() => decodedWidth(large(page, 'Rear').getByRole('img'))).toBe(1280);
  await page.keyboard.press('ArrowRight');
  await large(page, 'Front').waitFor();
  await page.keyboard.press('ArrowLeft');
  await large(page, 'Rear').waitFor();
  // By mouse too, and the keys go on from there.
  await large(page, 'Rear').getByRole('button', { name: 'Next snapshot' }).click();
  await large(page, 'Front').waitFor();
  for (const key of ['ArrowRight', 'Home', 'e', ' ']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await seekId(page)).toBe(before);
  expect(await deckClock(page).getAttribute('data-status')).toBe('paused');
});

it('stands as a sign beside the event on the map, and opens from there', async () => {
  const { page } = running;
  const before = await seekId(page);
  expect(await sign(page).innerText()).toBe('2');
  await sign(page).hover();
  await page.locator('.ui-tooltip').waitFor();
  const [pin, box] = [
    await page.locator('.map-event').boundingBox(),
    await sign(page).boundingBox(),
  ];
  if (pin === null || box === null) throw new Error('the sign has no place');
  // Beside the drop, whose drawing leaves 5 of 32 pixels free at either side.
  expect(box.x >= pin.x + pin.width - 5 || box.x + box.width <= pin.x + 5).toBe(true);
  const map = await page.getByRole('region', { name: 'Map', exact: true }).boundingBox();
  expect(box.x).toBeGreaterThanOrEqual(map?.x ?? Infinity);
  expect(box.x + box.width).toBeLessThanOrEqual((map?.x ?? 0) + (map?.width ?? 0));
  await sign(page).click();
  await large(page, 'Front').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await seekId(page)).toBe(before);
  // The deck has its keys back.
  await goOnDeck(page, () => page.keyboard.press('ArrowRight'));
  await sign(page).focus();
  await page.keyboard.press('Enter');
  await large(page, 'Front').waitFor();
  await page.keyboard.press('Escape');
});

it('says of a picture that is broken that it is', async () => {
  const { page } = running;
  await page.getByRole('link', { name: 'Incidents' }).click();
  // Not looked at before it is broken: what the window has decoded once, it keeps.
  await running.ask('downloads:save', { incidentIds: [idOf.get(SIGN) ?? ''] });
  await row(page, /12:33/)
    .getByText(/^Saved/)
    .waitFor();
  const library = join(running.folder, 'user', 'library');
  const path = (await readdir(library, { recursive: true })).find(
    (each) => each.includes(SIGN) && each.endsWith('snapshot-1.jpg'),
  );
  if (path === undefined) throw new Error('the snapshot is not on the disk');
  await rm(join(library, path));
  await writeFile(join(library, path), 'not a picture any more');
  await review(page, /12:33/);
  await small(page, 'Front').getByText('Cannot be shown').waitFor();
  await small(page, 'Front').click();
  await large(page, 'Front').getByText('This picture cannot be shown.').waitFor();
  await page.keyboard.press('Escape');
});

it('is neither a strip nor a sign where there is none', async () => {
  const { page } = running;
  await page.getByRole('link', { name: 'Incidents' }).click();
  await save(page, /09:44/);
  await review(page, /09:44/);
  const { snapshots } = await running.ask('incidents:review', {
    incidentId: idOf.get(WITHOUT) ?? '',
  });
  expect(snapshots).toEqual([]);
  await page.locator('.map-event').waitFor();
  expect(await strip(page).count()).toBe(0);
  expect(await page.getByRole('button', { name: /snapshots? of this event/ }).count()).toBe(0);
});
