/** Marks, charts and clocks on the deck: made by keys, taken back, there again after a restart, in packages. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { EVERYTHING } from '@shared/domain/package-choice';
import { useApp } from '../support/app-of-file';
import { deckStands, deckTimeMs, pressOnDeck } from '../support/deck';
import { openDemoFleet } from '../support/demo';
import { handOver } from '../support/hand-over';
import { unpackPackage } from '../support/make-package';
import { barCodeIn } from '../support/screen-bar-code';

const running = useApp('marks');

/** Van 03 past the 30 sign, whose start the service gives 640 ms late. */
const signRow = (page: Page) => page.getByRole('row').filter({ hasText: /12:33/ });
const marks = (page: Page) => page.getByTestId('mark');

async function openDeck(page: Page): Promise<void> {
  await signRow(page).dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
}

it('marks a moment and a range by keys, and takes them back and forth', async () => {
  const { page } = running;
  await openDemoFleet(page);
  await signRow(page).click();
  await page.keyboard.press('s');
  await signRow(page)
    .getByText(/^Saved/)
    .waitFor();
  await openDeck(page);

  await pressOnDeck(page, 'e');
  await page.keyboard.press('m');
  await page.getByRole('textbox', { name: 'Note' }).fill('Passes the sign');
  await page.keyboard.press('Enter');
  await page.keyboard.press('i');
  await pressOnDeck(page, 'Shift+ArrowRight');
  await page.keyboard.press('o');
  await expect.poll(() => marks(page).count()).toBe(2);
  await page.keyboard.press('Enter');

  await page.keyboard.press('Control+z');
  await expect.poll(() => marks(page).count()).toBe(1);
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(() => marks(page).count()).toBe(2);
});

it('goes to a mark by a click, and shows what the clocks say', async () => {
  const { page } = running;
  const atRange = await deckTimeMs(page);
  await marks(page).first().getByRole('button', { name: /go to/i }).click();
  await expect.poll(() => deckTimeMs(page)).toBeLessThan(atRange - 500);
  await page.getByRole('tab', { name: 'Clocks' }).click();
  const clocks = page.getByTestId('clocks');
  await clocks.getByText(/0\.240 s outside that second/).waitFor();
  await clocks.getByText(/CEST.*Europe\/Amsterdam/).waitFor();
});

it('seeks by a click into the charts', async () => {
  const { page } = running;
  const charts = page.getByRole('region', { name: 'Charts' });
  if (!(await charts.isVisible())) await page.getByTestId('deck-charts').click();
  const before = await deckTimeMs(page);
  const plot = charts.locator('.u-over').first();
  const box = await plot.boundingBox();
  if (box === null) throw new Error('no chart');
  await plot.click({ position: { x: box.width * 0.9, y: box.height / 2 } });
  await expect.poll(() => deckTimeMs(page)).toBeGreaterThan(before + 1000);
});

it('has them again after a restart, finds them by their words and plans them into packages', async () => {
  await running.restart();
  const { page } = running;
  await page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Incidents' }).click();
  await page.getByRole('searchbox').fill('passes sign');
  await expect
    .poll(() =>
      page
        .getByRole('row')
        .filter({ hasText: /\d:\d\d/ })
        .count(),
    )
    .toBe(1);
  await openDeck(page);
  await page.getByRole('tab', { name: /marks/i }).click();
  await expect.poll(() => marks(page).count()).toBe(2);

  const incidentId = await page.evaluate(() =>
    decodeURIComponent(/incidents\/([^/]+)\/review/.exec(location.hash)?.[1] ?? ''),
  );
  const claim = { claimNumber: '', purpose: '', recipient: '', preparedBy: '', organisation: '' };
  const plan = await running.ask('evidence:plan', {
    incidentId,
    claim: { ...claim, notes: '' },
    choice: EVERYTHING,
    language: 'en',
  });
  expect(plan.files.map(({ path }) => path)).toContain('data/metadata/marks.json');
});

it('makes a still of every camera for each mark while handing over, the frame that the mark names', async () => {
  const { page } = running;
  const incidentId = await page.evaluate(() =>
    decodeURIComponent(/incidents\/([^/]+)\/review/.exec(location.hash)?.[1] ?? ''),
  );
  const target = join(running.folder, 'stills.zip');
  await handOver(running, target, async (dialog) => {
    await dialog.getByText(/stills? will be made: 2 marks/).waitFor();
  });
  const stills = (await running.ask('derived:list', { incidentId })).filter(
    ({ kind }) => kind === 'still',
  );
  expect(stills.length).toBeGreaterThanOrEqual(2);
  const bag = await unpackPackage(target);
  for (const still of stills) {
    const jpeg = await readFile(join(bag, 'data/derived/stills', still.displayName));
    expect(createHash('sha256').update(jpeg).digest('hex')).toBe(still.sha256);
    expect((await barCodeIn(jpeg))?.frame).toBe(still.sources[0]?.firstFrame);
    const report = await readFile(join(bag, 'data/report.html'), 'utf8');
    expect(report).toContain(still.sha256);
  }
  // Made once: the next package takes the same files.
  await page.keyboard.press('Escape');
  const again = await running.ask('evidence:plan', {
    incidentId,
    claim: {
      ...{ claimNumber: '', purpose: '', recipient: '', preparedBy: '', organisation: '' },
      notes: '',
    },
    choice: EVERYTHING,
    language: 'en',
  });
  expect(again.stillsToMake).toEqual([]);
  expect(again.files.filter(({ kind }) => kind === 'still')).toHaveLength(stills.length);
});
