/** The demo fleet as a user opens it, its list whole. */
import type { Page } from 'playwright-core';

/** Opens the demo fleet from the sign-in screen; returns on its ledger when the first sync is over. */
export async function openDemoLedger(page: Page): Promise<void> {
  await page.getByRole('button', { name: /open the demo fleet/i }).click();
  await page.getByText(/^Synced /).waitFor();
}

/** The same, and on to the incidents, where no row moves any more. */
export async function openDemoFleet(page: Page): Promise<void> {
  await openDemoLedger(page);
  await page.getByRole('link', { name: 'Incidents' }).click();
  await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor();
}
