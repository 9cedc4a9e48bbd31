/** Quitting while packages are made asks first; whatever is answered, no package is half there. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_CLAIM } from '@shared/domain/claim';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { IncidentSummary } from '@shared/domain/incident';
import { verifyPackage } from '@main/evidence';
import { answerWith, KEEP_WORKING, QUIT } from '../support/answer-questions';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';

const TICKETS = ['EV20261021074213VAN07', 'EV20261019081233VAN03', 'EV20261019171130VAN11'];

let folder: string;
let running: RunningApp;
let hasQuit: Promise<unknown>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-quit-'));
  running = await launchApp({ userData: join(folder, 'user') });
  hasQuit = running.app.waitForEvent('close', { timeout: 0 });
  await openDemoFleet(running.page);
  await running.ask('settings:set', { userName: 'A. Reviewer', organisation: 'Northline' });
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const dialog = (): Locator => running.page.getByRole('dialog');

async function find(incidentId: string): Promise<IncidentSummary | undefined> {
  const { rows } = await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 100 });
  return rows.find((row) => row.incidentId === incidentId);
}

/** Hands all three over into a new folder, and returns while the first is made. */
async function handOverAll(name: string): Promise<string> {
  const target = join(folder, name);
  await mkdir(target);
  await running.app.evaluate(({ dialog: system }, path) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, target);
  await running.page.getByRole('button', { name: 'Hand over all…' }).click();
  await dialog().getByRole('button', { name: 'Create 3 packages…' }).click();
  await dialog().getByText('Package 1 of 3').waitFor();
  return target;
}

it('has three incidents of a claim to hand over', async () => {
  const { rows } = await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 100 });
  const incidentIds = rows
    .filter(({ ticket }) => TICKETS.includes(ticket))
    .map(({ incidentId }) => incidentId);
  await running.ask('downloads:save', { incidentIds });
  await running.ask('claims:create', {
    content: { ...EMPTY_CLAIM, claimNumber: 'CLM-12' },
    incidentIds,
  });
  for (const incidentId of incidentIds) {
    await expect
      .poll(async () => (await find(incidentId))?.saveState, { timeout: 60_000 })
      .toBe('saved');
  }
  await running.page.getByRole('link', { name: 'Claims', exact: true }).click();
});

it('goes on when the answer is to keep working, whichever way it was to end', async () => {
  const questions = await answerWith(running, KEEP_WORKING);
  const target = await handOverAll('kept');
  await running.app.evaluate(({ app }) => {
    app.quit();
  });
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  const [first, second, ...others] = await questions();
  expect(first).toContain('A hand-over is running.');
  expect(first).toContain('3 packages are not whole yet.');
  expect(second).toContain('Keep working');
  expect(others).toEqual([]);
  await dialog().getByText('3 packages are saved and verified').waitFor({ timeout: 60_000 });
  expect(await readdir(target)).toHaveLength(3);
  await dialog().getByRole('button', { name: 'Close' }).last().click();
});

it('stops when the answer is to quit: what is whole stays, and nothing half', async () => {
  await answerWith(running, QUIT);
  const target = await handOverAll('stopped');
  await running.app.evaluate(({ app }) => {
    app.quit();
  });
  await hasQuit;
  const files = await readdir(target);
  expect(files.length).toBeLessThan(3);
  for (const file of files) expect((await verifyPackage(join(target, file))).ok, file).toBe(true);
  const user = join(folder, 'user');
  expect(await readdir(join(user, 'packages-in-work')).catch(() => [])).toEqual([]);
});

it('asks nothing when nothing is made', async () => {
  running = await launchApp({ userData: join(folder, 'user') });
  const quiet = running.app.waitForEvent('close', { timeout: 0 });
  await answerWith(running, KEEP_WORKING);
  await running.app.evaluate(({ app }) => {
    app.quit();
  });
  await quiet;
});
