/** The warning before something unsaved expires, as it reaches the desktop's own notification service. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoFleet } from '../support/demo';
import { launchApp } from '../support/electron-app';

let folder: string;
let service: ChildProcess;
let listener: ChildProcess;
let heard = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-warning-'));
  service = spawn('dunst', [], { stdio: 'ignore' });
  listener = spawn('dbus-monitor', [
    '--session',
    "interface='org.freedesktop.Notifications',member='Notify'",
  ]);
  listener.stdout?.on('data', (piece: Buffer) => (heard += piece.toString()));
});

afterAll(async () => {
  service.kill();
  listener.kill();
  await rm(folder, { recursive: true, force: true });
});

it('is shown once a day, with how many and until when', async () => {
  const user = { userData: join(folder, 'user') };
  const first = await launchApp(user);
  await openDemoFleet(first.page);
  await expect.poll(() => heard).toMatch(/"3 unsaved incidents expire within/);
  expect(heard).toContain('Open the ledger to save them.');
  await first.close();

  heard = '';
  const second = await launchApp(user);
  await second.page.getByRole('button', { name: 'Sync now' }).waitFor();
  await second.ask('sync:start', undefined);
  await expect.poll(async () => (await second.ask('sync:get', undefined)).status).toBe('idle');
  await second.close();
  expect(heard).not.toContain('unsaved');
});
