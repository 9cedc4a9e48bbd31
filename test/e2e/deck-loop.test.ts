/** A stretch played over and over, and the keys that go to the next mark and the next gap. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { deckStands, deckTimeMs, pressOnDeck } from '../support/deck';
import { openDemoFleet } from '../support/demo';

const running = useApp('loop', async ({ page }) => {
  await openDemoFleet(page);
  const collision = page.getByRole('row').filter({ hasText: /42:13/ });
  await collision.click();
  await page.keyboard.press('s');
  await collision.getByText(/^Saved/).waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('camera-grid').waitFor();
  await page.locator('[data-testid="deck-time"][data-status="paused"]').waitFor();
});

const band = (page: Page) => page.getByTestId('deck-loop-range');

/** Goes where the key leads. */
async function go(page: Page, key: string): Promise<number> {
  await pressOnDeck(page, key);
  return deckTimeMs(page);
}

/** Times of the deck while it plays. */
async function timesFor(page: Page, seconds: number): Promise<readonly number[]> {
  const times: number[] = [];
  const endMs = Date.now() + seconds * 1000;
  while (Date.now() < endMs) {
    times.push(await deckTimeMs(page));
    await page.waitForTimeout(40);
  }
  return times;
}

it('goes over a stretch between two keys again and again, until it is ended', async () => {
  const { page } = running;
  const fromMs = await go(page, 'e');
  await page.keyboard.press('a');
  const toMs = await go(page, 'Shift+ArrowRight');
  await page.keyboard.press('b');
  expect(toMs - fromMs).toBe(1000);
  await band(page).waitFor();

  await page.keyboard.press('Space');
  const times = await timesFor(page, 5);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(fromMs - 1);
  expect(Math.max(...times)).toBeLessThan(toMs + 200);
  const turns = times.filter((timeMs, at) => timeMs < (times[at - 1] ?? -Infinity)).length;
  expect(turns).toBeGreaterThan(1);

  await page.keyboard.press('Shift+A');
  await expect.poll(() => deckTimeMs(page)).toBeGreaterThan(toMs + 500);
  expect(await band(page).count()).toBe(0);
  await page.keyboard.press('k');
  await deckStands(page);
});

it('plays a marked range over and over from its row', async () => {
  const { page } = running;
  const fromMs = await go(page, 'e');
  await page.keyboard.press('i');
  const toMs = await go(page, 'Shift+ArrowRight');
  await page.keyboard.press('o');
  await page.getByTestId('mark').getByRole('button', { name: 'Play it over and over' }).click();
  await band(page).waitFor();
  await expect.poll(() => deckTimeMs(page)).toBeGreaterThan(fromMs + 100);
  expect(Math.max(...(await timesFor(page, 2)))).toBeLessThan(toMs + 200);
  await page.getByTestId('deck-loop').click();
  await page.getByRole('menuitem', { name: 'No loop' }).click();
  await band(page).waitFor({ state: 'detached' });
  await page.keyboard.press('k');
  await deckStands(page);
});

it('goes to the next and the last mark, and to where cameras begin and end', async () => {
  const { page } = running;
  const startMs = await go(page, 'Home');
  const markMs = await go(page, 'n');
  expect(markMs).toBe(await go(page, 'e'));
  await go(page, 'End');
  expect(await go(page, 'Shift+N')).toBe(markMs);
  await page.keyboard.press('Shift+N');
  await page.getByText('No mark before this moment').first().waitFor();

  await go(page, 'Home');
  const gaps: number[] = [];
  for (let each = 0; each < 4; each += 1) gaps.push((await go(page, 'g')) - startMs);
  // The front, the cabin and the rear camera begin late; the rear one ends first.
  expect(gaps.map(Math.round)).toEqual([1200, 1600, 3900, expect.any(Number)]);
  expect((await go(page, 'Shift+G')) - startMs).toBeCloseTo(gaps[2] ?? 0, 0);
});
