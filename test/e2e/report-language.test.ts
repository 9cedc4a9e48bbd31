/** The language of a report: set once, chosen otherwise for one hand-over, and what the package then says. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';
import { handOver } from '../support/hand-over';
import { unpackPackage } from '../support/make-package';

let folder: string;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-language-'));
  running = await launchApp({ userData: join(folder, 'user') });
  const { page } = running;
  await openDemoFleet(page);
  const row = page.getByRole('row').filter({ hasText: /12:33/ });
  await row.click();
  await page.keyboard.press('s');
  await row.getByText(/^Saved/).waitFor();
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const language = (dialog: Locator): Locator => dialog.getByLabel('Report in');

async function reportOf(zip: string): Promise<string> {
  return readFile(join(await unpackPackage(zip), 'data/report.html'), 'utf8');
}

it('is the one of the settings, unless a hand-over chooses another', async () => {
  const { page } = running;
  await page.getByRole('link', { name: 'Settings' }).click();
  const setting = page.getByLabel('Language of reports');
  await setting.getByText('German').click();
  await page.getByRole('link', { name: 'Incidents' }).click();
  await page.getByRole('row').filter({ hasText: /12:33/ }).dblclick();
  await page.getByTestId('camera-grid').waitFor();

  const asSet = join(folder, 'set.zip');
  await handOver(running, asSet, async (dialog) => {
    await expect.poll(() => language(dialog).textContent()).toBe('German');
  });
  const german = await reportOf(asSet);
  expect(german).toContain('<html lang="de">');
  expect(german).toContain('Beweisbericht');

  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const chosen = join(folder, 'chosen.zip');
  await handOver(running, chosen, async (open) => {
    await language(open).click();
    await page.getByRole('option', { name: 'Spanish' }).click();
  });
  const spanish = await reportOf(chosen);
  expect(spanish).toContain('<html lang="es">');
  expect(spanish).toContain('Informe de pruebas');
  // The choice was for that hand-over alone.
  expect((await running.ask('settings:get', undefined)).reportLanguage).toBe('de');
});
