/** The service is reached through the computer's proxy, and a proxy that refuses is named as the cause. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { startSimulator, type Simulator } from '@simulator/index';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/electron-app';
import { startForwardProxy, type ForwardProxy } from '../support/forward-proxy';

const EVENTS = 40;

let folder: string;
let simulator: Simulator;
let proxy: ForwardProxy;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-proxy-'));
  simulator = await startSimulator({ events: EVENTS });
  proxy = await startForwardProxy();
  // Loopback would go round every proxy; the service stands on loopback here.
  const args = [`--proxy-server=${proxy.url}`, '--proxy-bypass-list=<-loopback>'];
  running = await launchApp({ userData: join(folder, 'user'), args });
});

afterAll(async () => {
  await running.close();
  await proxy.close();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

it('signs in, syncs and saves through it, each request', async () => {
  const { url: baseUrl, apiKey, email, password } = simulator;
  const account = { baseUrl, apiKey, email, password, staySignedIn: false };
  const { fleets } = await running.ask('session:sign-in', account);
  const [fleet] = fleets;
  if (fleet) await running.ask('session:choose-fleet', { fleetId: fleet.fleetId });
  const shown = () => running.ask('incidents:query', EMPTY_QUERY);
  await expect.poll(async () => (await shown()).total, { timeout: 30_000 }).toBe(EVENTS);

  const { rows } = await shown();
  const arrived = rows.find((row) => !row.expired && row.videosArrived > 0);
  if (!arrived) throw new Error('nothing to save');
  await running.ask('downloads:save', { incidentIds: [arrived.incidentId] });
  const state = async () =>
    (await shown()).rows.find((row) => row.incidentId === arrived.incidentId)?.saveState;
  await expect.poll(state, { timeout: 30_000 }).toMatch(/^(saved|partly-saved)$/);

  const asked = simulator.requests.map(({ method, pathname }) => `${method} ${pathname}`);
  const passed = proxy.passed.map((line) => {
    const [method = '', address = ''] = line.split(' ');
    return `${method} ${new URL(address).pathname}`;
  });
  expect(asked.length).toBeGreaterThan(5);
  expect([...passed].sort()).toEqual([...asked].sort());
});

it('a proxy that refuses is named as the cause', async () => {
  proxy.refuse();
  await running.ask('sync:start', undefined);
  const problem = async () => (await running.ask('sync:get', undefined)).error?.message ?? '';
  await expect.poll(problem, { timeout: 30_000 }).toMatch(/proxy/i);
});
