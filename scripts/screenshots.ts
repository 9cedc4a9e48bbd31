/** `npm run screenshots`: opens the demo fleet in the built app and takes the pictures of the README. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp, type RunningApp } from '../test/support/electron-app';
import { ensureDisplay } from '../test/support/virtual-display';

const TARGET = join(import.meta.dirname, '../docs/images');
const SIZE = { width: 1440, height: 900 };
/** The four-camera collision, told by its minute and second: the hour depends on this computer's zone. */
const COLLISION = /42:13/;

async function main(): Promise<void> {
  const endDisplay = await ensureDisplay();
  const folder = await mkdtemp(join(tmpdir(), 'roadproof-screenshots-'));
  const running = await launchApp({ userData: join(folder, 'user') });
  try {
    await mkdir(TARGET, { recursive: true });
    await takeAll(running);
  } finally {
    await running.close();
    await rm(folder, { recursive: true, force: true });
    endDisplay();
  }
}

async function takeAll({ app, page, ask }: RunningApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, SIZE);
  await ask('settings:set', { theme: 'light', userName: 'A. Reviewer' });
  await take(page, 'sign-in');

  await page.getByRole('button', { name: /open the demo fleet/i }).click();
  await page.getByText(/^Synced /).waitFor();
  await take(page, 'ledger');

  await page.getByRole('link', { name: 'Incidents' }).click();
  const row = page.getByRole('row').filter({ hasText: COLLISION });
  await row.click();
  await page.keyboard.press('s');
  await row.getByText('Saved').waitFor();
  await take(page, 'incidents');

  await page.keyboard.press('Enter');
  await page.getByTestId('camera-grid').waitFor();
  await settled(page);
  await page.keyboard.press('e');
  await settled(page);
  await take(page, 'review-light');
  await ask('settings:set', { theme: 'dark' });
  await take(page, 'review-dark');

  await ask('settings:set', { theme: 'light' });
  await page.getByRole('button', { name: /hand over/i }).click();
  await page.getByLabel(/claim number/i).fill('CLM-2026-0042');
  await page.getByLabel(/recipient/i).fill('Example Insurance, claims department');
  await take(page, 'hand-over');
}

/** Waits until every camera stands on its frame. */
async function settled(page: Page): Promise<void> {
  await page.locator('[data-testid="deck-time"][data-status="paused"]').waitFor();
}

async function take(page: Page, name: string): Promise<void> {
  // The map and fonts draw a moment after the page is ready, and tips fade.
  await page.mouse.move(SIZE.width / 2, 4);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(TARGET, `${name}.png`) });
}

void main();
