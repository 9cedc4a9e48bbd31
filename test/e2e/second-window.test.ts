/** A second window that follows the deck: the same frames standing and running, no way to change anything. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { deckClock, deckStands, deckTimeMs } from '../support/deck';
import { openDemoFleet } from '../support/demo';

let second: Page;
const running = useApp('second');

const speeding = (page: Page) =>
  page
    .getByRole('row')
    .filter({ hasText: /Car 21/i })
    .filter({ hasText: /speeding/i });
const frames = async (page: Page): Promise<readonly (string | undefined)[]> =>
  (await page.locator('[data-frame-of]').allTextContents()).map((text) => text.trim());

it('opens where the deck stands and goes where it goes', async () => {
  const { app, page } = running;
  await openDemoFleet(page);
  await speeding(page).click();
  await page.keyboard.press('s');
  await speeding(page)
    .getByText(/^Saved/)
    .waitFor();
  await speeding(page).dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
  await page.keyboard.press('e');
  await deckStands(page);

  const opened = app.waitForEvent('window');
  await page.getByTestId('second-window').click();
  second = await opened;
  await second.getByText('Follows the deck of the main window').waitFor();
  await deckStands(second);
  await expect.poll(() => frames(second)).toEqual(await frames(page));
  expect(await deckTimeMs(second)).toBe(await deckTimeMs(page));

  await page.keyboard.press('ArrowRight');
  await expect.poll(() => deckTimeMs(second)).toBe(await deckTimeMs(page));
  await expect.poll(() => frames(second)).toEqual(await frames(page));
});

it('runs along, and stands on the same frames when the deck stops', async () => {
  const { page } = running;
  const before = await deckTimeMs(second);
  await page.keyboard.press('l');
  await expect.poll(() => deckClock(second).getAttribute('data-status')).toBe('playing');
  await expect.poll(() => deckTimeMs(second)).toBeGreaterThan(before + 1000);
  await page.keyboard.press('k');
  await deckStands(page);
  await expect.poll(() => deckTimeMs(second)).toBe(await deckTimeMs(page));
  await expect.poll(() => frames(second)).toEqual(await frames(page));
});

it('follows a corrected start, offers nothing to change, shows what is chosen, and closes with the deck', async () => {
  const { app, page } = running;
  await page.getByRole('article', { name: 'Cabin camera' }).hover();
  await page.keyboard.press('.');
  await expect.poll(() => frames(second)).toEqual(await frames(page));

  expect(await second.getByRole('button', { name: /^Place of/ }).count()).toBe(0);
  expect(
    await second
      .getByRole('button', { name: /^Start of/ })
      .first()
      .isDisabled(),
  ).toBe(true);
  await second.getByRole('button', { name: 'Shown here' }).click();
  await second.getByRole('menuitemcheckbox', { name: 'Cabin' }).click();
  await expect.poll(() => second.getByRole('article').count()).toBe(1);
  // What is not shown there has no player there; what is shown stands where the deck does.
  await expect.poll(() => second.locator('[data-camera]').count()).toBe(1);
  await deckStands(second);
  const front = (of: Page) => of.locator('[data-frame-of="C_F"]').textContent();
  await expect.poll(() => front(second)).toBe(await front(page));

  // Asked again, the same window comes to the front.
  await page.getByTestId('second-window').click();
  expect(app.windows()).toHaveLength(2);
  const closed = second.waitForEvent('close');
  await running.ask('session:sign-out', undefined);
  await closed;
  expect(app.windows()).toHaveLength(1);
});
