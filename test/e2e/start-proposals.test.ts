/** Starts proposed from GPS time and from sound that two cameras recorded: shown, accepted or dismissed, never by themselves. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DemoManifest } from '@simulator/demo-manifest';
import { startSimulator, type Simulator } from '@simulator/index';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/electron-app';

const DEMO = resolve('resources/demo');
const INCIDENT = 'junction-collision';
/** What the service says of the rear camera's start is late by this, and of the GPS log early by that. */
const REAR_LATE_MS = 720;
const LOG_EARLY_MS = 1300;

let folder: string;
let simulator: Simulator;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-proposals-'));
  simulator = await startSimulator({ demoFolder: await spoiledDemo(join(folder, 'demo')) });
  running = await launchApp({ userData: join(folder, 'user') });
});

afterAll(async () => {
  await running.close();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

/** One incident whose rear camera recorded the sound of the front one, with starts that are wrong. */
async function spoiledDemo(to: string): Promise<string> {
  await mkdir(to);
  await cp(join(DEMO, INCIDENT), join(to, INCIDENT), { recursive: true });
  const manifest = JSON.parse(await readFile(join(DEMO, 'fleet.json'), 'utf8')) as DemoManifest;
  const incidents = manifest.incidents
    .filter((incident) => incident.folder === INCIDENT)
    .map((incident) => {
      const front = incident.videos.find(({ captureMode }) => captureMode === 'C_F');
      return {
        ...incident,
        nmeaStartAt: (incident.nmeaStartAt ?? 0) - LOG_EARLY_MS / 1000,
        nmeaEndAt: (incident.nmeaEndAt ?? 0) - LOG_EARLY_MS / 1000,
        videos: incident.videos.map((video) =>
          video.captureMode !== 'C_R'
            ? video
            : {
                ...video,
                ...front,
                captureMode: 'C_R',
                startAt: (front?.startAt ?? 0) + REAR_LATE_MS / 1000,
                endAt: (front?.endAt ?? 0) + REAR_LATE_MS / 1000,
              },
        ),
      };
    });
  await writeFile(join(to, 'fleet.json'), JSON.stringify({ ...manifest, incidents }));
  return to;
}

const proposal = (page: Page, name: RegExp) =>
  page.getByTestId('start-proposal').filter({ hasText: name });
const moved = (page: Page, mode: string) =>
  page.locator(`[data-start-of="${mode}"]`).getByRole('status').textContent();

async function openClocks(page: Page): Promise<void> {
  const { url: baseUrl, apiKey, email, password } = simulator;
  const account = { baseUrl, apiKey, email, password, staySignedIn: false };
  const { fleets } = await running.ask('session:sign-in', account);
  await running.ask('session:choose-fleet', { fleetId: fleets[0]?.fleetId ?? 0 });
  const row = page.getByRole('row').filter({ hasText: /impact/i });
  await row.click();
  await page.keyboard.press('s');
  await row.getByText(/^Saved/).waitFor();
  await row.dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await page.getByRole('tab', { name: 'Clocks 1' }).click();
}

it('shows what GPS time says, moves nothing, and can be dismissed', async () => {
  const { page } = running;
  await openClocks(page);
  const gps = proposal(page, /All cameras \+1\.\d+ s by GPS time/);
  await gps.getByText('Sure').waitFor();
  expect(Number(/\+(1\.\d+) s/.exec((await gps.textContent()) ?? '')?.[1])).toBeCloseTo(1.3, 1);
  expect(await moved(page, 'C_F')).toContain('±0 s');
  await gps.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => gps.count()).toBe(0);
  expect(await moved(page, 'C_F')).toContain('±0 s');
});

it('remembers what was dismissed when the incident is opened again, and shows it again when asked', async () => {
  const { page } = running;
  await page.evaluate(() => (location.hash = '#/incidents'));
  const row = page.getByRole('row').filter({ hasText: /impact/i });
  await row.dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await page.getByRole('tab', { name: /^Clocks/ }).click();
  const dismissed = page.getByTestId('dismissed-proposal');
  await dismissed.getByText(/^Dismissed: All cameras \+1\.\d+ s by GPS time/).waitFor();
  const gps = proposal(page, /All cameras \+1\.\d+ s by GPS time/);
  expect(await gps.count()).toBe(0);
  await dismissed.getByRole('button', { name: 'Show again' }).click();
  await gps.waitFor();
  await gps.getByRole('button', { name: 'Dismiss' }).click();
  await dismissed.waitFor();
});

it('finds by the sound where a camera belongs, and puts it there once accepted', async () => {
  const { page } = running;
  await page.getByTestId('compare-sound').click();
  const sound = proposal(page, /Rear −0\.\d+ s by the sound/);
  await sound.waitFor();
  expect(await moved(page, 'C_R')).toContain('±0 s');
  await sound.getByRole('button', { name: 'Accept' }).click();
  await expect.poll(() => moved(page, 'C_R')).toMatch(/−0\.7[12]\d s/);
  await page
    .locator('[data-start-of="C_R"]')
    .getByText(/from the sound.*Sound against Front: alike by \d+ %/)
    .waitFor();

  await page.getByTestId('compare-sound').click();
  await page.getByText('Rear and Front: their sound falls together.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(() => moved(page, 'C_R')).toContain('±0 s');
});
