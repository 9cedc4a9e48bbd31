/** The app syncs through a revoked token, a busy service, an expired token and a change of fleet, in silence. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { SyncState } from '@shared/domain/sync';
import { startSimulator, type Simulator } from '@simulator/index';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/electron-app';

const EVENTS = 1500;
const TOKEN_SECONDS = 600;

let folder: string;
let simulator: Simulator;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-sync-faults-'));
  simulator = await startSimulator({ events: EVENTS, scenario: { tokenSeconds: TOKEN_SECONDS } });
  running = await launchApp({ userData: join(folder, 'user') });
});

afterAll(async () => {
  await running.close();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

const signIns = (): number =>
  simulator.requests.filter(({ method, pathname }) => method === 'POST' && pathname === '/V2/auth')
    .length;

const shown = async (): Promise<number> =>
  (await running.ask('incidents:query', EMPTY_QUERY)).total;

/** The state after the sync that ended later than `sinceMs`. */
async function synced(sinceMs: number): Promise<SyncState> {
  const now = (): Promise<SyncState> => running.ask('sync:get', undefined);
  await expect
    .poll(
      async () => {
        const { status, lastSyncedMs } = await now();
        return status === 'failed' || (status === 'idle' && (lastSyncedMs ?? 0) >= sinceMs);
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  return now();
}

it('401 in the middle, 429 and a dropped line: every event arrives, nobody is asked anything', async () => {
  simulator.order([
    { path: '/V2/events', from: 2, to: 2, fault: { kind: 'revoke-tokens' } },
    { path: '/V2/events', from: 4, to: 5, fault: { kind: 'too-many', retryAfterSeconds: 1 } },
    { path: '/V2/events', from: 7, to: 7, fault: { kind: 'drop' } },
  ]);
  const { url: baseUrl, apiKey, email, password } = simulator;
  const account = { baseUrl, apiKey, email, password, staySignedIn: true };
  const sinceMs = Date.now();
  const { fleets } = await running.ask('session:sign-in', account);
  await running.ask('session:choose-fleet', { fleetId: fleets[0]?.fleetId ?? 0 });
  expect(await synced(sinceMs)).toMatchObject({ status: 'idle', error: null });
  expect(await shown()).toBe(EVENTS);
  expect(signIns()).toBe(2);
  expect(await running.ask('session:get', undefined)).toMatchObject({ connection: 'online' });
  await running.page.getByRole('row').nth(1).waitFor();
});

it('a token that has expired is renewed once', async () => {
  const before = signIns();
  simulator.advance(2 * TOKEN_SECONDS);
  const sinceMs = Date.now();
  await running.ask('sync:start', undefined);
  expect(await synced(sinceMs)).toMatchObject({ status: 'idle', error: null });
  expect(signIns()).toBe(before + 1);
  expect(await shown()).toBe(EVENTS);
});

it('another fleet in the middle of a sync opens its own library, and the first stays whole', async () => {
  const { fleets, partitionId } = await running.ask('session:get', undefined);
  const [first, second] = fleets;
  if (!first || !second) throw new Error('the simulator has one fleet alone');
  simulator.order([{ path: '/V2/events', fault: { kind: 'latency', ms: 300 } }]);
  await running.ask('sync:start', undefined);
  const sinceMs = Date.now();
  const other = await running.ask('session:choose-fleet', { fleetId: second.fleetId });
  expect(other.partitionId).not.toBe(partitionId);
  simulator.clearFaults();
  expect(await synced(sinceMs)).toMatchObject({ status: 'idle', error: null });

  const back = await running.ask('session:choose-fleet', { fleetId: first.fleetId });
  expect(back.partitionId).toBe(partitionId);
  expect(await shown()).toBe(EVENTS);
});

it('the API profile leaves as a file and comes back from one, shown before it is stored', async () => {
  const { app, page } = running;
  const file = join(folder, 'profile.json');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await running.ask('profile:export', undefined);
  const text = await readFile(file, 'utf8');
  expect(text).toContain('/V2/event/{ticket}/video');
  await writeFile(file, text.replace('/V2/event/{ticket}/video', '/V3/media/{ticket}'));

  await page.getByRole('link', { name: 'Settings' }).click();
  await page
    .getByText(/advanced/i)
    .first()
    .click();
  await page.getByRole('button', { name: 'Import from a file…' }).click();
  const path = page.locator('[data-profile-field="paths.eventVideo"] input');
  await expect.poll(() => path.inputValue()).toBe('/V3/media/{ticket}');
  expect((await running.ask('profile:get', undefined)).paths.eventVideo).not.toContain('V3');
});
