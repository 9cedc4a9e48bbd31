/** The library moves to another folder in the middle of saving: nothing is lost, doubled or left behind. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startSimulator, type Simulator } from '@simulator/index';
import { checkLibrary } from '@main/library';
import { walkFiles } from '@main/platform/walk-files';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { launchApp, type RunningApp } from '../support/electron-app';

const INCIDENTS = 3;
/** No answer gives more of a file than this: saving stays under way, however slow the clicks are. */
const HELD_AFTER_BYTES = 60_000;

let folder: string;
let simulator: Simulator;
let running: RunningApp;

const from = (): string => join(folder, 'library');
const to = (): string => join(folder, 'second-drive');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-moved-'));
  await mkdir(to());
  simulator = await startSimulator({ demoFolder: resolve('resources/demo') });
  running = await launchApp({ userData: join(folder, 'user'), libraryFolder: from() });
  const { url: baseUrl, apiKey, email, password } = simulator;
  // Such secrets lie in no keychain: that the user stays signed in has to be seen to.
  const account = { baseUrl, apiKey, email, password, staySignedIn: false };
  const { fleets } = await running.ask('session:sign-in', account);
  await running.ask('session:choose-fleet', { fleetId: fleets[0]?.fleetId ?? 0 });
  await running.ask('sync:start', undefined);
});

afterAll(async () => {
  await running.close();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

async function savable(): Promise<readonly string[]> {
  const { rows } = await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 50 });
  return rows
    .filter(({ expired, uploading }) => !expired && !uploading)
    .map(({ incidentId }) => incidentId);
}

const jobs = async () => (await running.ask('downloads:get', undefined)).jobs;
const states = async (): Promise<readonly string[]> => (await jobs()).map(({ state }) => state);
/** Names and sizes, sorted; without what SQLite keeps beside an index that is open. */
const filesIn = async (root: string): Promise<readonly string[]> =>
  (await walkFiles(root))
    .filter(({ path }) => !/\.sqlite-(wal|shm)$/.test(path))
    .map(({ path, sizeBytes }) => `${path} ${String(sizeBytes)}`);
const isPart = (path: string): boolean => /\.part( [1-9]\d*)?$/.test(path);

it('asks before another library is opened meanwhile', async () => {
  await expect
    .poll(async () => (await savable()).length, { timeout: 60_000 })
    .toBeGreaterThan(INCIDENTS);
  simulator.order([{ path: '/media/*', fault: { kind: 'stall', afterBytes: HELD_AFTER_BYTES } }]);
  await running.ask('downloads:save', { incidentIds: (await savable()).slice(0, INCIDENTS) });
  await expect
    .poll(async () => (await jobs()).some(({ bytesDone }) => bytesDone >= HELD_AFTER_BYTES), {
      timeout: 30_000,
    })
    .toBe(true);

  const { page } = running;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Open another library…' }).click();
  await page.getByText(/^3 incidents will stop being saved/).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
});

it('moves, says so, and goes on saving with the bytes that are there', async () => {
  const { app, page } = running;
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, to());
  // What is under way stays held; what is asked for after the move is not.
  simulator.clearFaults();
  await page.getByRole('button', { name: 'Move the library…' }).click();
  await page.getByRole('button', { name: 'Choose the folder…' }).click();
  const told = page.getByRole('dialog', { name: 'The library has been moved' });
  await told.getByText(/The old folder, .*library, is still there/).waitFor();
  await told.getByRole('button', { name: 'Go on' }).click();
  const leftBehind = await filesIn(from());
  expect(leftBehind.some((file) => isPart(file))).toBe(true);

  await expect.poll(states, { timeout: 60_000 }).toEqual(['done', 'done', 'done']);
  const resumed = simulator.requests.filter(({ headers }) =>
    /^bytes=[1-9]\d*-$/.test(headers['range'] ?? ''),
  );
  expect(resumed.length).toBeGreaterThan(0);
  expect(await filesIn(from())).toEqual(leftBehind);
  const saved = await filesIn(to());
  expect(saved.filter((file) => isPart(file))).toEqual([]);
});

it('what it saved there is whole', async () => {
  await running.close();
  const check = await checkLibrary(to());
  expect(check).toMatchObject({ ok: true, findings: [], incidents: INCIDENTS });
  running = await launchApp({ userData: join(folder, 'user') });
  expect(await running.ask('library:state', undefined)).toMatchObject({
    status: 'open',
    place: expect.stringContaining('second-drive') as string,
    justMoved: false,
  });
  expect((await running.ask('session:get', undefined)).status).toBe('signed-out');
});
