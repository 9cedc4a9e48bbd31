/** A side-by-side file whose cameras somebody puts right, for the device; and the file as it was recorded. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { deckStands } from '../support/deck';
import { openDemoFleet } from '../support/demo';
import { readBarCode } from '../support/screen-bar-code';

const running = useApp('layout');

/** In the bar codes of the demo. */
const [FRONT, CABIN] = [0, 1];
const phoneUse = (page: Page) => page.getByRole('row').filter({ hasText: /phone use/i });
const tile = (page: Page, name: string) =>
  page.getByRole('article', { name: `${name} camera`, exact: true });
const cameraSeen = async (page: Page, name: string): Promise<number | undefined> =>
  (await readBarCode(tile(page, name).getByTestId('picture-view')))?.camera;

async function openLayout(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `View of ${name}` }).click();
  await page.getByRole('button', { name: /Cameras in it/ }).click();
  await page.getByRole('dialog', { name: 'Cameras in this file' }).waitFor();
}

it('shows the cameras where somebody says they are', async () => {
  const { page } = running;
  await openDemoFleet(page);
  await phoneUse(page).click();
  await page.keyboard.press('s');
  await phoneUse(page)
    .getByText(/^Saved/)
    .waitFor();
  await phoneUse(page).dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
  await expect.poll(() => cameraSeen(page, 'Front')).toBe(FRONT);

  await openLayout(page, 'Front');
  await page.getByLabel('Column 1').fill('Cabin');
  await page.getByText('Every camera needs a name of its own.').waitFor();
  await page.getByLabel('Column 2').fill('Front');
  await page.getByRole('button', { name: 'Use this layout' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await deckStands(page);
  await expect.poll(() => cameraSeen(page, 'Front')).toBe(CABIN);
  expect(await cameraSeen(page, 'Cabin')).toBe(FRONT);
});

it('warns of what does not fit the picture, and goes back to what the mode stands for', async () => {
  const { page } = running;
  await openLayout(page, 'Front');
  await page.getByLabel('Columns').click();
  await page.getByRole('option', { name: '4' }).click();
  await page.getByText(/each camera would be 640 × 720, taller than wide/).waitFor();
  expect(await page.getByTestId('layout-cell').count()).toBe(4);
  await page.getByRole('button', { name: 'As S_F_I usually is' }).click();
  await page.getByRole('button', { name: 'Use this layout' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await deckStands(page);
  await expect.poll(() => cameraSeen(page, 'Front')).toBe(FRONT);
});

it('shows the file as recorded by one click, at the same moment, and back', async () => {
  const { page } = running;
  const timeMs = () => page.getByTestId('deck-time').getAttribute('data-time-ms');
  await page.keyboard.press('e');
  await deckStands(page);
  const before = await timeMs();
  await page.getByRole('button', { name: 'Front as recorded' }).click();
  await tile(page, 'Front + Cabin').waitFor();
  await deckStands(page);
  expect(await timeMs()).toBe(before);
  expect(await page.getByRole('article').count()).toBe(1);
  await page.getByRole('button', { name: 'Front + Cabin as recorded' }).click();
  await deckStands(page);
  await expect.poll(() => cameraSeen(page, 'Front')).toBe(FRONT);
});
