/** The whole app dies again and again while it syncs: in the end its library is that of an undisturbed sync. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '@simulator/index';
import { createSync, openLibrary, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { connectTo } from '../support/connect-to';
import { launchApp, type RunningApp } from '../support/electron-app';
import { libraryContents } from '../support/library-contents';

/** With the time an answer takes, a sync longer than ten lives of the app. */
const EVENTS = 10_000;
const ANSWER_MS = 500;
const KILLS = 10;
const effects = { clock: systemClock, log: silentLog };

let folder: string;
let simulator: Simulator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-killed-'));
  simulator = await startSimulator({ events: EVENTS });
});

afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

const user = () => ({ userData: join(folder, 'user'), libraryFolder: join(folder, 'library') });

async function signIn(running: RunningApp): Promise<string> {
  const { url: baseUrl, apiKey, email, password } = simulator;
  const account = { baseUrl, apiKey, email, password, staySignedIn: true };
  const { fleets } = await running.ask('session:sign-in', account);
  const [fleet] = fleets;
  if (fleet === undefined) throw new Error('the simulator has no fleet');
  const { partitionId } = await running.ask('session:choose-fleet', { fleetId: fleet.fleetId });
  if (partitionId === null) throw new Error('no library was opened');
  return partitionId;
}

async function syncState(running: RunningApp): Promise<string> {
  return (await running.ask('sync:get', undefined)).status;
}

/** Dies at a moment of its own; says whether the sync was running until then. */
async function runUntilKilled(running: RunningApp): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 700));
  const amidst = (await syncState(running)) === 'running';
  const main = running.app.process();
  const gone = new Promise((resolve) => main.once('exit', resolve));
  main.kill('SIGKILL');
  await gone;
  return amidst;
}

async function undisturbed(partitionId: string): Promise<Library> {
  const library = openLibrary({ root: join(folder, 'undisturbed'), ...effects });
  onTestFinished(() => library.close());
  library.ensurePartition({ partitionId, label: 'Fleet', demo: false });
  const service = await connectTo(simulator);
  const of = { service: () => service, partitionId: () => partitionId };
  const sync = createSync({ library, ...of, ...effects, onChange: () => {} });
  sync.start();
  await sync.idle();
  return library;
}

it('kill -9 of the app at random moments of its sync', async () => {
  simulator.order([{ path: '/V2/events', fault: { kind: 'latency', ms: ANSWER_MS } }]);
  let partitionId = '';
  let amidst = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = await launchApp(user());
    if (partitionId === '') partitionId = await signIn(running);
    else await expect.poll(() => syncState(running)).toBe('running');
    if (await runUntilKilled(running)) amidst += 1;
  }
  expect(amidst).toBeGreaterThanOrEqual(KILLS - 3);

  simulator.clearFaults();
  // A death may have come just after a sync had ended: only one of this start's own counts.
  const startedAtMs = Date.now();
  const last = await launchApp(user());
  const syncedSinceStart = async (): Promise<boolean> => {
    const { status, lastSyncedMs } = await last.ask('sync:get', undefined);
    return status === 'idle' && (lastSyncedMs ?? 0) >= startedAtMs;
  };
  await expect.poll(syncedSinceStart, { timeout: 30_000 }).toBe(true);
  await last.close();

  const survivor = openLibrary({ root: join(folder, 'library'), ...effects });
  onTestFinished(() => survivor.close());
  const expected = libraryContents(await undisturbed(partitionId), partitionId);
  expect(libraryContents(survivor, partitionId)).toEqual(expected);
}, 120_000);
