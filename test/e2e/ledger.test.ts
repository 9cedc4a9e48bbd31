/** The ledger in the real app: one glance, save what goes soon, hash again, hand out a statement. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { openDemoLedger } from '../support/demo';

let page: Page;
const running = useApp('ledger', () => {
  ({ page } = running);
});

/** The number on a tile. */
async function tile(label: RegExp): Promise<number> {
  const text = await page
    .locator('.tile')
    .filter({ hasText: label })
    .locator('.tile__count')
    .innerText();
  return Number(text.replaceAll(/\D/g, ''));
}

async function saveDialogAnswers(filePath: string): Promise<void> {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

it('says at one glance what is not safe, and saves all that goes soon', async () => {
  await openDemoLedger(page);
  await page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();
  await page.getByText(/not everything is saved/i).waitFor();
  const recorded = await tile(/recorded/i);
  expect(recorded).toBeGreaterThan(10);
  expect(await tile(/lost/i)).toBeGreaterThan(0);
  const expiring = await tile(/expire within/i);
  expect(expiring).toBeGreaterThan(0);
  await page.getByRole('button', { name: /save what expires within/i }).click();
  await expect.poll(() => tile(/expire within/i), { timeout: 60_000 }).toBe(0);
  await page
    .getByRole('list', { name: 'What became of the events' })
    .getByRole('listitem')
    .filter({ hasText: 'Being saved' })
    .waitFor({ state: 'detached' });
  await expect.poll(() => tile(/saved here/i)).toBeGreaterThan(0);
});

it('is home: keys walk, Enter opens the review, its way back leads here again', async () => {
  const focused = page.locator('[role="row"][aria-selected="true"]');
  await page.getByRole('grid', { name: 'Events' }).getByRole('rowgroup').focus();
  await page.keyboard.press('Home');
  await expect.poll(() => focused.getAttribute('aria-rowindex')).toBe('2');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused.getAttribute('aria-rowindex')).toBe('3');
  await page.getByRole('row').filter({ hasText: /42:13/ }).click();
  await page.keyboard.press('Enter');
  await page.locator('.tile canvas, .tile video').first().waitFor();
  await page.getByRole('button', { name: 'Back to the ledger' }).click();
  await page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();
});

it('hashes what is saved again', async () => {
  const saved = await tile(/saved here/i);
  await page.getByRole('button', { name: /verify saved files/i }).click();
  await expect.poll(() => tile(/verified since/i), { timeout: 30_000 }).toBe(saved);
});

it('writes the statement as CSV and as PDF, with their true hashes', async () => {
  const csv = join(running.folder, 'statement.csv');
  await saveDialogAnswers(csv);
  await page.getByRole('button', { name: 'CSV' }).click();
  await page.getByText('statement.csv written').first().waitFor();
  const text = await readFile(csv, 'utf8');
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  await page.getByText(sha256).first().waitFor();
  expect(text).toContain('Completeness statement,');
  expect(text).toContain(`\r\nEvents,${await tile(/recorded/i)}\r\n`);
  expect(text.split('\r\n').filter((line) => /^20\d\d-/.test(line))).toHaveLength(
    await tile(/recorded/i),
  );
  expect(text).toContain('Deleted by the cloud before it was saved');

  const pdf = join(running.folder, 'statement.pdf');
  await saveDialogAnswers(pdf);
  await page.getByRole('button', { name: /as pdf/i }).click();
  await page.getByText('statement.pdf written').first().waitFor();
  const bytes = await readFile(pdf);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const pdfSha256 = createHash('sha256').update(bytes).digest('hex');
  await page.getByText(pdfSha256).first().waitFor();
});

it('speaks of chosen vehicles alone, and says so in the statement', async () => {
  const all = await tile(/recorded/i);
  await page.getByRole('button', { name: 'Vehicle' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Van 03/ }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => tile(/recorded/i)).toBeLessThan(all);
  const csv = join(running.folder, 'van.csv');
  await saveDialogAnswers(csv);
  await page.getByRole('button', { name: 'CSV' }).click();
  await page.getByText('van.csv written').first().waitFor();
  const text = await readFile(csv, 'utf8');
  expect(text).toMatch(/\r\nScope,"?Events in this library up to [\d-]+ of vehicle Van 03"?\r\n/);
  expect(text).toContain(`\r\nEvents,${await tile(/recorded/i)}\r\n`);
  await page.getByRole('button', { name: 'All events' }).click();
  await expect.poll(() => tile(/recorded/i)).toBe(all);
});

it('a tile shows its events alone', async () => {
  await page.locator('.tile').filter({ hasText: /lost/i }).click();
  const lost = await tile(/lost/i);
  await expect
    .poll(() => page.getByRole('grid', { name: 'Events' }).getAttribute('aria-rowcount'))
    .toBe(String(lost + 1));
});
