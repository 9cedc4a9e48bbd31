/** The safety report on screen: its figures, its table, and the incidents behind a bar. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';

let folder: string;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-report-'));
  running = await launchApp({ userData: join(folder, 'user'), env: { TZ: 'UTC' } });
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

it('shows the demo fleet’s week and leads from a bar to its incidents', async () => {
  const { page } = running;
  await openDemoFleet(page);
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByText(/From the service, as of/).waitFor();
  await page.getByText(/19 Oct – 25 Oct 2026/).waitFor();

  const byType = page.getByRole('figure', { name: 'By type' });
  const bars = byType.locator('.u-over');
  await bars.waitFor();
  await byType.getByRole('button', { name: 'Show as table' }).click();
  await byType.getByRole('button', { name: /Impact, .*22 Oct 2026: 1/ }).click();

  const rows = page.getByRole('row').filter({ hasText: 'Impact' });
  await page.getByText('1 incident of 16').waitFor();
  expect(await rows.count()).toBe(1);
  expect(await rows.first().innerText()).toContain('22 Oct');

  // The same by mouse: the first day's bar, at its foot.
  await page.getByRole('link', { name: 'Report' }).click();
  await bars.waitFor();
  const box = await bars.boundingBox();
  if (box === null) throw new Error('the chart is not on screen');
  await page.mouse.click(box.x + box.width / 14, box.y + box.height - 6);
  await page.getByText('1 incident of 16').waitFor();
  expect(await rows.first().innerText()).toContain('19 Oct');
});

it('counts from the library when nobody is signed in, and says so', async () => {
  const { page } = running;
  const { partitionId } = await running.ask('session:get', undefined);
  if (partitionId === null) throw new Error('no library is open');
  await running.ask('session:sign-out', undefined);
  await running.ask('session:open-library', { partitionId });
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('button', { name: '30 days' }).click();
  await page.getByText(/From the incidents in this library, as of/).waitFor();
  await page.getByText(/Trips, distance and idling are known to the service only/).waitFor();
});
