/** An account in the real app with the real keychain: sign in by the form, test the connection, the demo and back. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONNECTION_STEPS } from '@shared/domain/connection-check';
import type { SessionState } from '@shared/domain/session';
import { startSimulator, type Simulator } from '@simulator/index';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/electron-app';

let folder: string;
let simulator: Simulator;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-accounts-'));
  simulator = await startSimulator({ events: 20 });
});

afterAll(async () => {
  await running.close();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

const start = async (): Promise<RunningApp> => {
  running = await launchApp({ userData: folder });
  running.page.setDefaultTimeout(10_000);
  return running;
};

const openMenu = async (): Promise<void> => {
  await running.page.getByRole('button', { name: /account and fleets/i }).click();
};

/** The account of `before` is open again, in the same library, and its service answers. */
async function untilOnlineIn({ accountId, partitionId }: SessionState): Promise<void> {
  const now = async (): Promise<SessionState> => running.ask('session:get', undefined);
  await expect
    .poll(now)
    .toMatchObject({ demo: false, accountId, partitionId, connection: 'online' });
}

it('signs in by the form, after a failed try that the connection test explains', async () => {
  const { page } = await start();
  await page.getByLabel('Server address').fill(simulator.url);
  await page.getByLabel('API key', { exact: true }).fill('not the key');
  await page.getByLabel('E-mail').fill(simulator.email);
  await page.getByLabel('Password', { exact: true }).fill(simulator.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await page.getByRole('button', { name: /step by step/i }).click();
  const failed = page.locator('[data-step="api-key"]');
  await failed.getByText('Failed').waitFor();
  expect(await failed.innerText()).toContain('our guess, not confirmed');
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByLabel('API key', { exact: true }).fill(simulator.apiKey);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Choose a fleet' }).waitFor();
  const { fleets } = await running.ask('session:get', undefined);
  expect(fleets.length).toBeGreaterThan(1);
  await page.getByRole('button', { name: new RegExp(fleets[1]?.name ?? '') }).click();
  await page.getByRole('row').nth(1).waitFor();
  expect(await running.ask('session:get', undefined)).toMatchObject({
    status: 'signed-in',
    fleet: { fleetId: fleets[1]?.fleetId },
    keychain: 'available',
  });
});

it('tests the whole connection with the kept secrets', async () => {
  const { page } = running;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await page.getByText(`All ${CONNECTION_STEPS.length} steps worked.`).waitFor();
  expect(await page.locator('[data-step]').count()).toBe(CONNECTION_STEPS.length);
});

it('opens the demo and comes back without typing anything, also after a restart', async () => {
  const before = await running.ask('session:get', undefined);
  await openMenu();
  await running.page.getByRole('menuitem', { name: 'Demo fleet' }).click();
  await running.page.getByRole('row').filter({ hasText: /42:13/ }).waitFor();
  await openMenu();
  await running.page.getByRole('menuitem', { name: simulator.email }).click();
  await untilOnlineIn(before);
  await running.close();
  await start();
  await running.page.getByRole('row').nth(1).waitFor();
  await untilOnlineIn(before);
});

it('keeps the secrets out of every file', async () => {
  const names = await readdir(folder);
  const texts = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFile(join(folder, name), 'utf8')),
  );
  expect(texts.join('')).toContain(simulator.email);
  for (const secret of [simulator.apiKey, simulator.password]) {
    expect(texts.join('')).not.toContain(secret);
  }
});

it('removes the account: its secrets go, its library stays', async () => {
  const { page } = running;
  await openMenu();
  await page.getByRole('menuitem', { name: /manage accounts/i }).click();
  await page.getByRole('button', { name: `Remove ${simulator.email}` }).click();
  await page.getByRole('button', { name: 'Remove the account' }).click();
  await page.getByText('Open a library on this computer').waitFor();
  const state = await running.ask('session:get', undefined);
  expect(state).toMatchObject({ status: 'signed-out', accounts: [] });
  expect(state.partitions.some(({ demo, incidents }) => !demo && incidents > 0)).toBe(true);
});
