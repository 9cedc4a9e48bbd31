/** Makes a package of the incident on the deck, as a user does. */
import type { Locator } from 'playwright-core';
import type { RunningApp } from './electron-app';

/** @param choose switches parts of the package before it is made */
export async function handOver(
  { app, page }: RunningApp,
  target: string,
  choose: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await page.getByRole('button', { name: /hand over/i }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/claim number/i).fill('CLM-2026-0042');
  await dialog.getByLabel(/recipient/i).fill('Example Insurance, claims department');
  await dialog.getByLabel(/prepared by/i).fill('A. Reviewer');
  await choose(dialog);
  await dialog.getByRole('button', { name: /create package/i }).click();
  await dialog
    .getByText(/sha-256/i)
    .first()
    .waitFor();
}
