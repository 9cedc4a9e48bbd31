/** The queue on screen: a disk that is full and then is not, progress in three places, pause, go on, cancel. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk';

/** More than the app leaves free for itself (64 MiB), too little for what it is asked to save. */
const SMALL_MIB = 66;
const ROOMY_MIB = 400;

let folder: string;
let disk: SmallDisk | null;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-downloads-'));
  disk = await mountSmallDisk(SMALL_MIB);
  running = await launchApp({
    userData: join(folder, 'user'),
    libraryFolder: join(disk?.folder ?? folder, 'library'),
  });
  await recordTaskbar();
  await openDemoFleet(running.page);
  // Slow enough to be looked at.
  await running.ask('settings:set', { saving: { incidentsAtOnce: 2, bytesPerSecond: 400_000 } });
});

afterAll(async () => {
  await running.close();
  await disk?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Keeps what the window tells the taskbar. */
async function recordTaskbar(): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window');
    const bars: unknown[] = [];
    Object.assign(globalThis, { bars });
    window.setProgressBar = (part, options) => void bars.push([part, options?.mode]);
  });
}

const taskbar = (): Promise<readonly (readonly [number, string])[]> =>
  running.app.evaluate(
    () => (globalThis as unknown as { bars: readonly (readonly [number, string])[] }).bars,
  );

const states = async (): Promise<readonly string[]> => {
  const { jobs } = await running.ask('downloads:get', undefined);
  return [...new Set(jobs.map(({ state }) => state))].sort();
};

it('a full disk is told in the list and in the queue, and saving goes on once there is room', async (context) => {
  if (disk === null) return context.skip('no small disk can be mounted here');
  const { page } = running;
  await running.ask('downloads:save-expiring', { days: 30 });
  const note = page.getByRole('alert').filter({ hasText: 'disk is full' });
  await note.waitFor();
  expect(await note.innerText()).toMatch(/Make [\d.]+ [KM]B of room/);
  expect((await taskbar()).at(-1)?.[1]).toBe('error');
  await page.getByRole('link', { name: 'Downloads' }).click();
  await note.waitFor();
  expect(await states()).not.toContain('failed');
  expect(await states()).not.toContain('running');

  disk.resize(ROOMY_MIB);
  await note.getByRole('button', { name: 'Try again now' }).click();
  await note.waitFor({ state: 'detached' });
  await expect.poll(states).toContain('running');
});

it('progress stands in the list, in the queue and in the taskbar', async () => {
  const { page } = running;
  await running.ask('downloads:save-expiring', { days: 30 });
  await page.getByRole('link', { name: 'Downloads' }).click();
  await page.getByText(/\d+ of \d+ incidents · [\d.]+ [KM]B\/s · .+ left/).waitFor();
  await page.getByRole('progressbar', { name: 'Saving' }).waitFor();
  const shown = async () => (await taskbar()).at(-1);
  await expect.poll(async () => (await shown())?.[1]).toBe('normal');
  const [part] = (await shown()) ?? [];
  expect(part).toBeGreaterThanOrEqual(0);
  expect(part).toBeLessThan(1);
  await page.getByRole('link', { name: 'Incidents', exact: true }).click();
  const line = page.getByRole('link', { name: /^Saving \d+ of \d+ incidents/ });
  await line.waitFor();
  await line.click();
  await page.getByRole('heading', { name: 'Downloads' }).waitFor();
});

it('a row is moved by key, by menu and by button, and shows its files', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect.poll(states).not.toContain('running');
  const rows = page.getByRole('region', { name: 'Under way' }).getByRole('listitem');
  const titles = (): Promise<readonly string[]> =>
    running
      .ask('downloads:get', undefined)
      .then(({ jobs }) => jobs.map(({ incidentId, moved }) => `${incidentId} ${moved ?? ''}`));
  const [first = ''] = await titles();
  await rows.last().focus();
  await page.keyboard.press('t');
  await expect.poll(async () => (await titles())[0]).toMatch(/ top$/);
  await rows.first().getByText('moved to the top').waitFor();
  await rows.first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to bottom' }).click();
  await expect.poll(titles).toContain(`${(await titles()).at(-1)?.split(' ')[0] ?? ''} bottom`);
  await rows.last().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Back in order of expiry' }).click();
  await expect.poll(async () => (await titles())[0]).toBe(first);
  await rows.nth(1).getByRole('button', { name: 'Move to top' }).click();
  await expect.poll(async () => (await titles())[0]).toMatch(/ top$/);
  await rows.first().getByRole('button', { name: 'Show the files' }).click();
  await rows
    .first()
    .getByText(/\.mp4|Which files there are/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Go on with all' }).click();
  await expect.poll(states).toContain('running');
});

it('everything is paused, goes on, and is cancelled with one button each', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect.poll(states).not.toContain('running');
  expect(await states()).toContain('held');
  await expect.poll(async () => (await taskbar()).at(-1)?.[0]).toBe(-1);
  await page.getByText(/\d+ incidents paused/).waitFor();
  await page.getByRole('button', { name: 'Go on with all' }).click();
  await expect.poll(states).toContain('running');

  await page.getByRole('button', { name: 'Cancel all' }).click();
  await expect.poll(states).toContain('cancelled');
  const left = await states();
  expect(left.filter((state) => state !== 'cancelled' && state !== 'done')).toEqual([]);
  await page.getByText('Nothing is running').waitFor();
  await expect.poll(async () => (await taskbar()).at(-1)?.[0]).toBe(-1);
});

it('what was cancelled goes on where it stopped, to its end', async () => {
  const { page } = running;
  await running.ask('settings:set', { saving: { incidentsAtOnce: 4, bytesPerSecond: null } });
  await running.ask('downloads:save-expiring', { days: 30 });
  await expect.poll(states, { timeout: 120_000 }).toEqual(['done']);
  await page.getByRole('button', { name: 'Clear finished' }).click();
  await page.getByText('Nothing is being saved').waitFor();
});
