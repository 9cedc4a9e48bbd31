/** The shell round the product: it remembers, keeps secrets where they belong, and ends without a trace. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { startSimulator, type Simulator } from '@simulator/index';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findElectron } from '../../scripts/setup/electron-binary.mjs';
import { sandboxArguments } from '../../scripts/setup/launch.mjs';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';

const ROOT = join(import.meta.dirname, '../..');
let userData: string;
let running: RunningApp | null;
let simulator: Simulator | null;

beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'roadproof-shell-'));
  running = null;
  simulator = null;
});

afterEach(async () => {
  await running?.close();
  await simulator?.close();
  await rm(userData, { recursive: true, force: true });
});

const outside = { x: Infinity, y: Infinity, width: 0, height: 0 };
const start = async (): Promise<RunningApp> => (running = await launchApp({ userData }));
const restart = async (): Promise<RunningApp> => {
  await running?.close();
  return start();
};

describe('the shell', () => {
  it('remembers settings and the place of its window', async () => {
    const first = await start();
    await first.ask('settings:set', { theme: 'dark', userName: 'Ada' });
    const bounds = { x: 40, y: 60, width: 1100, height: 720 };
    await first.app.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
    }, bounds);

    const second = await restart();
    expect(await second.ask('settings:get', undefined)).toMatchObject({
      theme: 'dark',
      userName: 'Ada',
    });
    const dark = await second.page.evaluate(
      () => globalThis.matchMedia('(prefers-color-scheme: dark)').matches,
    );
    expect(dark).toBe(true);
    const again = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    expect(again).toEqual(bounds);
  });

  it('keeps everything in reach in the smallest window', async () => {
    const { app, page } = await start();
    // Smaller than it may get: it comes out as small as it can.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(400, 300));
    await openDemoFleet(page);
    const edges = await page.evaluate(() => ({ right: innerWidth, bottom: innerHeight }));
    const corner = async (element: Locator) => {
      const { x, y, width, height } = (await element.boundingBox()) ?? outside;
      return { right: x + width, bottom: y + height };
    };
    const isInReach = async (element: Locator): Promise<boolean> => {
      const { right, bottom } = await corner(element);
      return right <= edges.right && bottom <= edges.bottom;
    };
    const rail = page.getByRole('navigation', { name: 'Main' });
    expect(await isInReach(rail.getByRole('button', { name: /account and fleets/i }))).toBe(true);
    const review = page.getByText('Open review');
    expect(await isInReach(review)).toBe(true);
    const saved = await corner(page.getByRole('columnheader', { name: 'Saved here' }));
    expect(saved.right).toBeLessThanOrEqual(
      (await page.getByRole('complementary', { name: 'Incident' }).boundingBox())?.x ?? 0,
    );

    await page.getByRole('link', { name: 'Ledger' }).click();
    const events = page.getByRole('grid', { name: 'Events' });
    expect(await isInReach(events.getByRole('button', { name: 'Save' }).first())).toBe(true);
  });

  it('marks the part of the settings that is being read', async () => {
    const { page } = await start();
    await page.getByRole('button', { name: 'Advanced: API profile' }).click();
    const places = page.getByRole('navigation', { name: 'Settings' });
    const current = places.locator('[aria-current]');
    await expect.poll(() => current.innerText()).toBe('Connection');
    // The last part never reaches the top of the window, and is still the one that was asked for.
    await places.getByRole('button', { name: 'About' }).click();
    expect(await current.innerText()).toBe('About');
    await page.getByRole('heading', { name: 'About' }).hover();
    await page.mouse.wheel(0, -100_000);
    await expect.poll(() => current.innerText()).toBe('Appearance');
  });

  it('starts anew beside preferences that cannot be read, and keeps them', async () => {
    await start();
    await running?.close();
    await writeFile(join(userData, 'window.json'), '{"version": 1, "value": {');
    const { page } = await start();
    expect(page.url()).toMatch(/^app:\/\/roadproof\//);
    const kept = (await readdir(userData)).filter((name) => /^window\.json\..+\.bak$/.test(name));
    expect(kept).toHaveLength(1);
  });

  it('is started once: a second start ends and leaves the first one running', async () => {
    const first = await start();
    const second = spawn(
      findElectron()?.path ?? '',
      [ROOT, ...sandboxArguments(), `--user-data-dir=${userData}`],
      { stdio: 'ignore' },
    );
    expect(await once(second, 'exit')).toEqual([0, null]);
    expect(first.app.windows()).toHaveLength(1);
    expect((await first.ask('app:info', undefined)).version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('ends its demo fleet with itself', async () => {
    const first = await start();
    const session = await first.ask('session:open-demo', undefined);
    const url = session.baseUrl ?? '';
    expect((await fetch(url)).status).toBeGreaterThanOrEqual(400);
    await first.close();
    running = null;
    await expect(fetch(url)).rejects.toThrow();
  });
});

describe('secrets', () => {
  it('lie in the keychain, survive a restart there, and nowhere else', async () => {
    simulator = await startSimulator({ events: 5, password: 'correct horse battery' });
    const { url, apiKey, email, password } = simulator;
    const first = await start();
    const signedIn = await first.ask('session:sign-in', {
      baseUrl: url,
      apiKey,
      email,
      password,
      staySignedIn: true,
    });
    expect(signedIn.keychain).toBe('available');
    const [fleet] = signedIn.fleets;
    if (signedIn.status === 'choosing-fleet' && fleet) {
      await first.ask('session:choose-fleet', { fleetId: fleet.fleetId });
    }

    const second = await restart();
    await vi.waitFor(async () => {
      const session = await second.ask('session:get', undefined);
      expect(session).toMatchObject({ status: 'signed-in', connection: 'online', email });
    }, 20_000);
    const written = await everyFileUnder(userData);
    expect(written.length).toBeGreaterThan(5);
    for (const secret of [password, apiKey]) {
      expect(written.filter(({ bytes }) => bytes.includes(secret))).toEqual([]);
    }

    await second.ask('session:sign-out', undefined);
    const third = await restart();
    expect((await third.ask('session:get', undefined)).status).toBe('signed-out');
  });
});

async function everyFileUnder(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path, bytes: await readFile(path) };
    }),
  );
}
