/** Pictures along the time line: each shows its own moment, read from its pixels; opened again they come from the disk. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { deckStands } from '../support/deck';
import { openDemoFleet } from '../support/demo';
import { filmPictures, filmStrip } from '../support/film-pictures';

const DEMO_FRAME_US = 100_000;

const running = useApp('film');

const collision = (page: Page) =>
  page
    .getByRole('row')
    .filter({ hasText: /collision/i })
    .first();

/** Every picture is of the frame whose moment it stands for. */
async function picturesAreRight(page: Page): Promise<void> {
  const all = await filmPictures(page);
  expect(all.map(({ code }) => code?.frame)).toEqual(
    all.map(({ timeUs }) => timeUs / DEMO_FRAME_US),
  );
}

async function openReview(page: Page): Promise<void> {
  await collision(page).dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
  if ((await filmStrip(page).count()) === 0) await page.getByTestId('deck-film').click();
}

async function kept(): Promise<ReadonlyMap<string, number>> {
  const root = join(running.folder, 'user', 'thumbnails');
  const files = new Map<string, number>();
  for (const hash of await readdir(root)) {
    for (const name of await readdir(join(root, hash))) {
      files.set(`${hash}/${name}`, (await stat(join(root, hash, name))).mtimeMs);
    }
  }
  return files;
}

it('shows the right frame in every picture along the time line', async () => {
  const { page } = running;
  await openDemoFleet(page);
  await collision(page).click();
  await page.keyboard.press('s');
  await collision(page)
    .getByText(/^Saved/)
    .waitFor();
  await openReview(page);
  await picturesAreRight(page);
});

it('shows the picture under the pointer, and finer ones after zooming in with the wheel', async () => {
  const { page } = running;
  const line = page.getByTestId('deck-timeline');
  const box = await line.boundingBox();
  if (box === null) throw new Error('no time line');
  const before = (await filmPictures(page))[0]?.timeUs;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 30);
  await page.getByTestId('film-preview').waitFor();
  for (let notch = 0; notch < 3; notch += 1) await page.mouse.wheel(0, -120);
  await page.getByTestId('timeline-overview-box').waitFor();
  await picturesAreRight(page);
  expect((await filmPictures(page))[0]?.timeUs).not.toBe(before);

  await page.mouse.move(box.x + box.width / 2 + 20, box.y + box.height - 60);
  await page.keyboard.press('z');
  await expect.poll(() => page.getByTestId('timeline-overview').count()).toBe(0);
});

it('takes them from the disk when the incident is opened again, and makes none', async () => {
  await filmPictures(running.page);
  const before = await kept();
  expect(before.size).toBeGreaterThan(8);
  await running.restart();
  const { page } = running;
  // The demo is still open, as it was left.
  await page.getByRole('link', { name: 'Incidents' }).click();
  await openReview(page);
  await filmPictures(page);
  const after = await kept();
  for (const [name, writtenMs] of before)
    expect([name, after.get(name)]).toEqual([name, writtenMs]);
});

it('is removed in Settings, where its size stands', async () => {
  const { page } = running;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page
    .getByTestId('thumbnail-cache')
    .getByText(/\d+(\.\d+)? KB/)
    .waitFor();
  await page.getByRole('button', { name: 'Remove these pictures' }).click();
  await page.getByTestId('thumbnail-cache').getByText('none').waitFor();
  await expect
    .poll(() =>
      kept().then(
        ({ size }) => size,
        () => 0,
      ),
    )
    .toBe(0);
});
