/** The review deck as a test sees it: where it stands, and going elsewhere on it. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A busy machine that draws without a graphics card needs seconds for four pictures. */
const PATIENCE = { timeout: 30_000 };

export const deckClock = (page: Page): Locator => page.getByTestId('deck-time');

/** The moment it stands at, in milliseconds since 1970, UTC. */
export async function deckTimeMs(page: Page): Promise<number> {
  return Number(await deckClock(page).getAttribute('data-time-ms'));
}

/** Waits until the deck stands: the seek is over, and a camera told as late has come after it. */
export async function deckStands(page: Page): Promise<void> {
  await expect
    .poll(() => deckClock(page).getAttribute('data-status'), PATIENCE)
    .toMatch(/^(paused|ended)$/);
  await expect.poll(() => page.getByText('Late: this picture').count(), PATIENCE).toBe(0);
}

/** Does something that leads elsewhere, and waits until the deck stands there. */
export async function goOnDeck(page: Page, act: () => Promise<void>): Promise<void> {
  const seekId = async (): Promise<number> =>
    Number(await deckClock(page).getAttribute('data-seek-id'));
  const before = await seekId();
  await act();
  await expect.poll(seekId, PATIENCE).toBeGreaterThan(before);
  await deckStands(page);
}

/** Presses keys of the deck one after the other, each when the one before has led there. */
export async function pressOnDeck(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await goOnDeck(page, () => page.keyboard.press(key));
}
