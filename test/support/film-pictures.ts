/** The small pictures along the deck's time line, with what can be read in them. */
import type { BarCode } from '@simulator/bar-code';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { barCodeIn } from './screen-bar-code';

export interface FilmPicture {
  /** Presentation time in its file that it stands for, microseconds. */
  readonly timeUs: number;
  /** Where it begins on the time line, UTC milliseconds. */
  readonly fromMs: number;
  readonly code: BarCode | null;
}

export const filmStrip = (page: Page): Locator => page.getByTestId('film-strip');

/** All pictures of the stretch on screen, once none is missing. */
export async function filmPictures(page: Page): Promise<readonly FilmPicture[]> {
  const cells = filmStrip(page).locator('.film__cell');
  const images = cells.locator('img');
  await expect.poll(() => cells.count()).toBeGreaterThan(3);
  await expect
    .poll(async () => (await cells.count()) - (await images.count()), { timeout: 20_000 })
    .toBe(0);
  const shown = await images.evaluateAll((all) =>
    all.map((image) => ({
      timeUs: Number(image.getAttribute('data-us')),
      fromMs: Number(image.getAttribute('data-from-ms')),
      url: image.getAttribute('src') ?? '',
    })),
  );
  return Promise.all(
    shown.map(async ({ url, ...place }) => ({
      ...place,
      code: await barCodeIn(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
    })),
  );
}
