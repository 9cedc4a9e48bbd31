/** Starts corrected by hand: by keys and buttons, live on the pictures, undone, kept, in the package. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { deckStands } from '../support/deck';
import { openDemoFleet } from '../support/demo';

const running = useApp('starts');

/** Front at 30 frames a second, cabin at 10. */
const speeding = (page: Page) =>
  page
    .getByRole('row')
    .filter({ hasText: /Car 21/i })
    .filter({ hasText: /speeding/i });
const frameOf = async (page: Page, camera: string): Promise<number> =>
  Number((await page.locator(`[data-frame-of="${camera}"]`).textContent())?.replace(/\D/g, ''));
const startOf = (page: Page, mode: string) => page.locator(`[data-start-of="${mode}"]`);
const moved = (page: Page, mode: string) => startOf(page, mode).getByRole('status');

async function openDeck(page: Page): Promise<void> {
  await speeding(page).dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
  await page.keyboard.press('e');
  await expect.poll(() => frameOf(page, 'C_I')).toBeGreaterThan(20);
}

it('moves a camera by a frame and by a millisecond, live, and back', async () => {
  const { page } = running;
  await openDemoFleet(page);
  await speeding(page).click();
  await page.keyboard.press('s');
  await speeding(page)
    .getByText(/^Saved/)
    .waitFor();
  await openDeck(page);
  const [front, cabin] = [await frameOf(page, 'C_F'), await frameOf(page, 'C_I')];

  await page.getByRole('button', { name: /^Start of Cabin/ }).click();
  await startOf(page, 'C_I').getByRole('button', { name: 'One frame later' }).click();
  await expect.poll(() => frameOf(page, 'C_I')).toBe(cabin - 1);
  expect(await frameOf(page, 'C_F')).toBe(front);
  await expect.poll(() => moved(page, 'C_I').textContent()).toContain('+0.100 s');

  // The camera under the pointer is meant before the one that is selected in the panel.
  await page.getByRole('article', { name: 'Front camera' }).hover();
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await page.keyboard.press('Shift+,');
  await expect.poll(() => moved(page, 'C_F').textContent()).toContain('+0.066 s');
  await expect.poll(() => frameOf(page, 'C_F')).toBe(front - 2);

  await page.keyboard.press('Control+z');
  await expect.poll(() => frameOf(page, 'C_F')).toBe(front);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => frameOf(page, 'C_F')).toBe(front - 2);
  await startOf(page, 'C_F').getByRole('button', { name: 'As the file times say' }).click();
  await expect.poll(() => frameOf(page, 'C_F')).toBe(front);
});

it('keeps it with its author after a restart, in the record and for the package', async () => {
  await running.ask('settings:set', { userName: 'Ana' });
  await running.page.mouse.move(0, 0);
  await startOf(running.page, 'C_I').click();
  await running.page.keyboard.press('.');
  await startOf(running.page, 'C_I')
    .getByText(/^\s*by hand, Ana; without it/)
    .waitFor();
  await running.page.getByRole('button', { name: 'Back to the incidents' }).click();
  await running.page.getByRole('row').first().waitFor();
  await running.restart();
  const { page } = running;
  await page.getByRole('link', { name: 'Incidents' }).click();
  await speeding(page).waitFor();
  await openDeck(page);
  await page.getByRole('button', { name: /^Start of Cabin/ }).click();
  await expect.poll(() => moved(page, 'C_I').textContent()).toContain('+0.200 s');
  await startOf(page, 'C_I')
    .getByText(/by hand, Ana/)
    .waitFor();
});
