/** The safety report on screen: its figures, its table, and the incidents behind a bar. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { EVENT_TYPES } from '@simulator/event-types';
import { startSimulator, type Simulator } from '@simulator/index';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';

let folder: string;
let running: RunningApp;
let simulator: Simulator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-report-'));
  simulator = await startSimulator({ events: 300 });
  running = await launchApp({ userData: join(folder, 'user'), env: { TZ: 'UTC' } });
});

afterAll(async () => {
  await running.close();
  await simulator.close();
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

const DAY_MS = 86_400_000;

it('compares with the period before, category by category', async () => {
  const { page } = running;
  const { url: baseUrl, apiKey, email, password } = simulator;
  const account = { baseUrl, apiKey, email, password, staySignedIn: false };
  const { fleets } = await running.ask('session:sign-in', account);
  const [fleet] = fleets;
  if (fleet) await running.ask('session:choose-fleet', { fleetId: fleet.fleetId });
  await page.getByText(/^Synced /).waitFor();
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('button', { name: '7 days' }).click();
  await page.getByText(/^Compared with /).waitFor();

  // Today and six days before it, against the seven days before those; the window runs in UTC.
  const endMs = (Math.floor(Date.now() / DAY_MS) + 1) * DAY_MS;
  const counted = async (fromMs: number, typeNames: readonly string[]): Promise<number> => {
    const query = {
      ...EMPTY_QUERY,
      typeNames: [...typeNames],
      fromMs,
      toMs: fromMs + 7 * DAY_MS - 1,
    };
    return (await running.ask('incidents:query', query)).total;
  };
  const gSensor = EVENT_TYPES.filter(({ category }) => category === 'Sensor').map(
    ({ name }) => name,
  );
  const now = await counted(endMs - 7 * DAY_MS, gSensor);
  const before = await counted(endMs - 14 * DAY_MS, gSensor);
  expect(now).toBeGreaterThan(0);
  expect(before).toBeGreaterThan(0);
  const figure = page
    .getByRole('definition')
    .locator('xpath=..')
    .filter({ hasText: 'G-sensor' })
    .first();
  const change = now - before;
  const told =
    change === 0
      ? 'as before'
      : `${change > 0 ? '+' : '−'}${Math.abs(change)}from ${before} before`;
  await expect
    .poll(async () => (await figure.innerText()).replaceAll('\n', ''))
    .toBe(`G-sensor${now}${told === 'as before' ? 'Sameas before' : told}`);
});
