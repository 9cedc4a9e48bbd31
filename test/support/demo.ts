/** The demo fleet as a user opens it, its list whole. */
import type { Page } from 'playwright-core';

/** Opens the demo fleet from the sign-in screen; returns when the first sync is over and no row moves any more. */
export async function openDemoFleet(page: Page): Promise<void> {
  await page.getByRole('button', { name: /open the demo fleet/i }).click();
  await page.getByText(/^Synced /).waitFor();
}
