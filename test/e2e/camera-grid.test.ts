/** Cameras where the reviewer wants them: dragged, by key and menu, kept for the device; full screen; one sound. */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { useApp } from '../support/app-of-file';
import { deckClock, deckStands } from '../support/deck';
import { openDemoFleet } from '../support/demo';

const running = useApp('grid');

const impact = (page: Page) =>
  page
    .getByRole('row')
    .filter({ hasText: /impact/i })
    .filter({ hasText: /Van 07/ });
const tile = (page: Page, name: string) =>
  page.getByRole('article', { name: `${name} camera`, exact: true });

/** As a hand does it: down, over in steps, up. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = await Promise.all([from.boundingBox(), to.boundingBox()]);
  if (start === null || end === null) throw new Error('nothing there to drag');
  const STEPS = 10;
  await page.mouse.move(start.x + 10, start.y + 8);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) {
    const part = step / STEPS;
    await page.mouse.move(
      start.x + 10 + (end.x + end.width / 2 - start.x) * part,
      start.y + 8 + (end.y + end.height / 2 - start.y) * part,
    );
    await page.waitForTimeout(20);
  }
  await page.mouse.up();
}

/** Names of the cameras by where they are seen: rows from the top, in each from the left. */
async function seen(page: Page): Promise<readonly string[]> {
  const tiles = await page
    .getByTestId('camera-grid')
    .locator('article')
    .evaluateAll((articles) =>
      articles.map((article) => {
        const { x, y } = article.getBoundingClientRect();
        return { name: article.getAttribute('aria-label')?.replace(' camera', '') ?? '', x, y };
      }),
    );
  return [...tiles].sort((a, b) => a.y - b.y || a.x - b.x).map(({ name }) => name);
}

async function openDeck(page: Page): Promise<void> {
  await impact(page).dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
}

it('drags a camera to another place without stopping any, and moves it by key', async () => {
  const { page } = running;
  await openDemoFleet(page);
  await impact(page).click();
  await page.keyboard.press('s');
  await impact(page)
    .getByText(/^Saved/)
    .waitFor();
  await openDeck(page);
  expect(await seen(page)).toEqual(['Front', 'Cabin', 'Rear', 'Extended']);

  await page.keyboard.press('Space');
  await drag(page, tile(page, 'Rear').getByRole('heading'), tile(page, 'Front'));
  await expect.poll(() => seen(page)).toEqual(['Rear', 'Front', 'Cabin', 'Extended']);
  // Not taken for files that somebody wants to import.
  expect(await page.getByText('Nothing that can be imported').count()).toBe(0);
  await tile(page, 'Extended').hover();
  await page.keyboard.press('[');
  await expect.poll(() => seen(page)).toEqual(['Rear', 'Front', 'Extended', 'Cabin']);
  expect(await deckClock(page).getAttribute('data-status')).toBe('playing');
  await page.keyboard.press('k');
  await page.keyboard.press('1');
  await tile(page, 'Rear').getByRole('button', { name: 'Show all cameras' }).click();
});

it('has them there again for this device, offers the order to the fleet, and goes back', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Back to the incidents' }).click();
  await openDeck(page);
  expect(await seen(page)).toEqual(['Rear', 'Front', 'Extended', 'Cabin']);

  await page.getByRole('button', { name: 'Place of Cabin' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Place 1' }).click();
  await expect.poll(() => seen(page)).toEqual(['Cabin', 'Rear', 'Front', 'Extended']);
  await page.getByRole('menuitem', { name: 'Use this order for the whole fleet' }).click();
  const rows = (await running.ask('incidents:query', { ...EMPTY_QUERY, sort: 'time' })).rows;
  const rain = rows.find(
    ({ vehicleName, captureModes }) => vehicleName === 'Van 11' && captureModes.length !== 1,
  );
  const other = await running.ask('incidents:review', { incidentId: rain?.incidentId ?? '' });
  expect(other.cameraOrder).toEqual(['C_I', 'C_R', 'C_F', 'C_E']);

  await page.getByRole('button', { name: 'Place of Cabin' }).click();
  await page.getByRole('menuitem', { name: 'Usual order' }).click();
  await expect.poll(() => seen(page)).toEqual(['Front', 'Cabin', 'Rear', 'Extended']);
});

it('keeps the width of what stands beside the cameras, whatever is shown there', async () => {
  const { page } = running;
  const side = page.getByRole('complementary', { name: 'Map and facts' });
  const overlap = () => side.evaluate((element) => element.scrollWidth - element.clientWidth);
  for (const name of ['Incident', 'Marks', 'Clips', 'Clocks', 'Files']) {
    await side.getByRole('tab', { name }).click();
    await side.getByRole('tabpanel', { name }).waitFor();
    expect(await overlap(), name).toBe(0);
  }
});

it('fills the screen with the deck, and gives the rest back', async () => {
  const { page } = running;
  const rail = page.getByRole('navigation', { name: 'Main' });
  await page.keyboard.press('f');
  await expect.poll(() => rail.isVisible()).toBe(false);
  const heights = () =>
    page.getByTestId('camera-grid').evaluate((grid) => grid.clientHeight / window.innerHeight);
  await expect.poll(heights).toBeGreaterThan(0.6);
  expect(await page.getByRole('complementary', { name: 'Map and facts' }).isVisible()).toBe(false);
  await page.keyboard.press('f');
  await expect.poll(() => rail.isVisible()).toBe(true);
});

it('plays one camera’s sound as loud as wanted', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Sound', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Front' }).click();
  await page.getByRole('slider', { name: 'Volume' }).fill('0.4');
  await page.getByText('40 %').waitFor();
  await page.keyboard.press('Escape');
  await tile(page, 'Front').getByLabel('Heard').waitFor();
});
