/** Looking at a picture: zoom by wheel and keys, pan by drag, light; told on the tile, undone by a click. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { deckStands } from '../support/deck';
import { openDemoFleet } from '../support/demo';

const running = useApp('picture-view');

const collision = (page: Page) =>
  page
    .getByRole('row')
    .filter({ hasText: /collision/i })
    .first();
const tile = (page: Page) => page.getByTestId('camera-grid').locator('article').first();
const picture = (page: Page) => tile(page).getByTestId('picture-view');
const mark = (page: Page) => page.getByTestId('view-mark');
const transform = (page: Page): Promise<string> =>
  picture(page).evaluate((element) => (element as HTMLElement).style.transform);
const filter = (page: Page): Promise<string> =>
  picture(page).evaluate((element) => (element as HTMLElement).style.filter);

async function middle(page: Page): Promise<{ x: number; y: number }> {
  // The frame, which does not grow with the picture.
  const box = await picture(page).locator('..').boundingBox();
  if (box === null) throw new Error('no picture');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

it('zooms by the wheel, pans by a drag, and shows as recorded by a click on the mark', async () => {
  const { page } = running;
  await openDemoFleet(page);
  await collision(page).click();
  await page.keyboard.press('s');
  await collision(page)
    .getByText(/^Saved/)
    .waitFor();
  await collision(page).dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
  expect(await picture(page).getAttribute('style')).toBeNull();

  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -500);
  await mark(page)
    .getByText(/^View only: 2\.1×$/)
    .waitFor();
  expect(await transform(page)).toMatch(/scale\(2\.117\)$/);

  await page.mouse.down();
  await page.mouse.move(x + 40, y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => transform(page)).toMatch(/^translate\((?!0%).+%\) scale\(2\.117\)$/);
  // A drag is no click: all cameras are still alike.
  await page
    .getByRole('button', { name: /^Show .+ large$/ })
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: 'Show all cameras' }).count()).toBe(0);

  await mark(page).click();
  await expect.poll(() => mark(page).count()).toBe(0);
  expect(await transform(page)).toBe('');
});

it('closes its menu with the first Escape although a tip is shown, and nothing else with it', async () => {
  const { page } = running;
  const tip = page.locator('.ui-tooltip');
  const open = tile(page).getByRole('button', { name: /^View of/ });
  const menu = page.getByRole('dialog', { name: /^View of/ });
  await page.keyboard.press('1');
  const showAll = page.getByRole('button', { name: 'Show all cameras' });
  await showAll.waitFor();
  await open.click();
  await menu.waitFor();
  await menu.getByRole('button', { name: 'Zoom in' }).hover();
  await tip.getByText('Zoom in', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => menu.count()).toBe(0);
  expect(await tip.getByText('Zoom in', { exact: true }).count()).toBe(0);
  // The deck has not heard it: one camera is still large.
  expect(await showAll.count()).toBe(1);
  await page.mouse.move(2, 2);
  // With nothing open the key is the deck's as ever.
  await page.keyboard.press('Escape');
  await expect.poll(() => showAll.count()).toBe(0);
});

it('zooms the large camera by keys, mirrors, turns and lightens it', async () => {
  const { page } = running;
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Show all cameras' }).waitFor();
  await page.keyboard.press('+');
  await mark(page)
    .getByText(/^View only: 1\.3×$/)
    .waitFor();
  const middle = await transform(page);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => transform(page)).toMatch(/^translate\(-/);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => transform(page)).toBe(middle);
  await tile(page)
    .getByRole('button', { name: /^View of/ })
    .click();
  const menu = page.getByRole('dialog', { name: /^View of/ });
  await menu.getByRole('button', { name: 'Mirror' }).click();
  await menu.getByRole('slider', { name: 'Gamma' }).fill('2');
  await menu.getByRole('slider', { name: 'Brightness' }).fill('1.2');
  await mark(page).getByText('View only: 1.3×, mirrored, brightness 120 %, gamma 2.00').waitFor();
  expect(await transform(page)).toBe('scale(1.25) scaleX(-1)');
  expect(await filter(page)).toMatch(/^url\("?#gamma-.+"?\) brightness\(1\.2\)$/);
  await page.keyboard.press('Escape');
  await expect.poll(() => menu.count()).toBe(0);
  // Escape closed the menu and nothing else.
  expect(await page.getByRole('button', { name: 'Show all cameras' }).count()).toBe(1);

  await page.keyboard.press('0');
  await expect.poll(() => mark(page).count()).toBe(0);
  expect(await picture(page).getAttribute('style')).toBeFalsy();
});
