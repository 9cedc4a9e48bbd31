/** Measuring on the deck's map: by mouse and by keys, without ever moving the videos. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { deckClock, deckStands } from '../support/deck';
import { openDemoFleet } from '../support/demo';

const running = useApp('measure');

const row = (page: Page) => page.getByRole('row').filter({ hasText: /12:33/ });
const panel = (page: Page) => page.getByTestId('measure');
const sum = (page: Page) => panel(page).locator('strong').innerText();
const seekId = (page: Page) => deckClock(page).getAttribute('data-seek-id');

/** Metres of `12.4 m` or `1.24 km`. */
function metres(text: string): number {
  const [, value, unit] = /^([\d.]+) (m|km)$/.exec(text) ?? [];
  return Number(value) * (unit === 'km' ? 1000 : 1);
}

it('measures by clicks, takes a point back, ends and leaves nothing behind', async () => {
  const { page } = running;
  await openDemoFleet(page);
  await row(page).click();
  await page.keyboard.press('s');
  await row(page)
    .getByText(/^Saved/)
    .waitFor();
  await row(page).dblclick();
  const map = page.getByRole('region', { name: 'Map', exact: true });
  await map.locator('.map-vehicle').waitFor();
  const box = await map.boundingBox();
  if (box === null) throw new Error('the map has no place');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await deckStands(page);
  const seekBefore = await seekId(page);

  await page.keyboard.press('d');
  await panel(page).getByText('Click the first point').waitFor();
  // Beside and on the trace alike: the middle of the view lies on it.
  await page.mouse.click(x - 60, y);
  await page.mouse.click(x, y);
  await expect.poll(() => sum(page)).toMatch(/ k?m$/);
  const first = metres(await sum(page));
  await page.mouse.click(x + 60, y);
  await expect.poll(async () => metres(await sum(page)) / first).toBeCloseTo(2, 1);
  await page.keyboard.press('Backspace');
  await expect.poll(async () => metres(await sum(page))).toBe(first);
  await page.keyboard.press('Enter');
  await expect.poll(() => panel(page).getByText('Backspace').count()).toBe(0);
  // Ended: another click sets no point any more, and none has moved the videos.
  expect(await seekId(page)).toBe(seekBefore);
  await page.mouse.click(x - 80, y + 40);
  expect(metres(await sum(page))).toBe(first);
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
});

it('works by keys alone, and a double click ends it', async () => {
  const { page } = running;
  const map = page.getByRole('region', { name: 'Map', exact: true });
  await page.keyboard.press('d');
  await page.keyboard.press('Space');
  await panel(page).getByText('Click the next point').waitFor();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => {
      await page.keyboard.press('Space');
      return sum(page);
    })
    .toMatch(/ k?m$/);
  await page.keyboard.press('Escape');

  await map.getByRole('button', { name: 'Measure a distance' }).click();
  const box = await map.boundingBox();
  if (box === null) throw new Error('the map has no place');
  await page.mouse.click(box.x + 90, box.y + 120);
  await page.mouse.dblclick(box.x + 190, box.y + 120);
  await expect.poll(() => panel(page).getByText('Backspace').count()).toBe(0);
  expect(await sum(page)).toMatch(/ k?m$/);
});
