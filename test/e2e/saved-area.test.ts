/** An area saved as vector tiles: its key stays in the keychain; its streets are drawn in both windows and handed over. */
import { execFile } from 'node:child_process';
import { lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAP_LOOK } from '@shared/map-look';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';
import { handOver } from '../support/hand-over';
import { streetTiles } from '../support/street-map';

const KEY = 's3cret-k3y';
/** Of highways in the light theme; the demo town has none. */
const HIGHWAY = [0xfb, 0xe3, 0xb6] as const;

let folder: string;
let running: RunningApp;
let server: Server;
const asked: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-area-'));
  const tiles = streetTiles();
  server = createServer((request, response) => {
    asked.push(request.headers);
    const [, place = '', key] = /^\/([\d/]+)\.mvt\?key=(.*)$/.exec(request.url ?? '') ?? [];
    const tile = tiles.get(place);
    const usedUp = key === 'used-up' && !/^[78]\//.test(place);
    if (usedUp || (key !== KEY && key !== 'used-up')) response.writeHead(403).end();
    else if (tile === undefined) response.writeHead(204).end();
    // As servers of tiles do, who want them cached.
    else response.setHeader('cache-control', 'max-age=86400').end(tile);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running = await launchApp({ userData: join(folder, 'user') });
  await running.ask('settings:set', { theme: 'light' });
});

afterAll(async () => {
  await running.close().catch(() => undefined);
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const map = (page: Page) => page.getByRole('region', { name: 'Map', exact: true });

/** Part of the map's pixels that are a highway's, 0…1. */
async function highways(page: Page): Promise<number> {
  const picture = await loadImage(await map(page).screenshot());
  const { width, height } = picture;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    if (HIGHWAY.every((value, index) => Math.abs((data[at + index] ?? 0) - value) < 5)) found += 1;
  return found / (width * height);
}

async function toDeck(): Promise<void> {
  const { page } = running;
  await page.getByRole('link', { name: 'Incidents' }).click();
  await page.getByRole('row').filter({ hasText: /42:13/ }).dblclick();
  await map(page).locator('.map-vehicle').waitFor();
}

/** Names of the files that hold a text, Chromium's own cache and databases among them. */
async function filesWith(text: string): Promise<string[]> {
  const user = join(folder, 'user');
  const found: string[] = [];
  for (const name of await readdir(user, { recursive: true })) {
    const path = join(user, name);
    if (!(await lstat(path)).isFile()) continue;
    if ((await readFile(path)).includes(text)) found.push(name);
  }
  return found;
}

it('says that a key is wrong or used up, goes on with the right one, and draws the streets', async () => {
  const { page } = running;
  await openDemoFleet(page);
  const row = page.getByRole('row').filter({ hasText: /42:13/ });
  await row.click();
  await page.keyboard.press('s');
  await row.getByText(/^Saved/).waitFor();
  await toDeck();
  expect(await highways(page)).toBeLessThan(0.001);

  await map(page)
    .getByRole('button', { name: /^Save this area/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Save this area for offline use' });
  await dialog.getByLabel('Name', { exact: true }).fill('Scene');
  await dialog.getByText('Finest', { exact: true }).click();
  const { port } = server.address() as AddressInfo;
  const address = (key: string): string =>
    `http://127.0.0.1:${String(port)}/{z}/{x}/{y}.mvt?key=${key}`;
  const field = dialog.getByLabel('Address of your map source');
  const enter = async (key: string): Promise<void> => {
    await field.fill(address(key));
    await field.press('Tab');
  };
  await enter('wrong');
  await dialog.getByLabel('Credit to show on the map').fill('© Fixture streets');
  await dialog.getByLabel(/^Its terms allow/).click();
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  await save.click();
  await dialog.getByText(/^Check the key in its address/).waitFor();
  expect(await dialog.getByText(/is not finished/).count()).toBe(0);

  const change = dialog.getByRole('button', { name: 'Change…' });
  await change.click();
  await enter('used-up');
  await save.click();
  await dialog.getByText('Scene is not finished; what has arrived is kept.').waitFor();
  await dialog.getByText(/It answered 403\. Check the key/).waitFor();

  await change.click();
  await enter(KEY);
  const shown = `http://127.0.0.1:${String(port)}/•••/{z}/{x}/{y}.mvt`;
  await expect.poll(() => dialog.getByTestId('map-source-shown').textContent()).toBe(shown);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => highways(page)).toBeGreaterThan(0.02);
  await map(page).getByText('© Fixture streets').waitFor();
  // What is not cached here may be so on the way: a guest does not ask for everything to be made anew.
  expect(asked.some((headers) => headers['cache-control'] ?? headers.pragma)).toBe(false);
});

it('shows them in the second window', async () => {
  const opened = running.app.waitForEvent('window');
  await running.page.getByTestId('second-window').click();
  const second = await opened;
  await map(second).getByText('© Fixture streets').waitFor();
  await expect.poll(() => highways(second)).toBeGreaterThan(0.02);
  await second.close();
});

it('hands them over: in the report, and drawn by the package’s own player', async () => {
  const zip = join(folder, 'package.zip');
  await handOver(running, zip);
  await promisify(execFile)('unzip', ['-q', zip, '-d', join(folder, 'unpacked')]);
  const [name] = await readdir(join(folder, 'unpacked'));
  const bag = join(folder, 'unpacked', name ?? '');
  const report = await readFile(join(bag, 'data', 'report.html'), 'utf8');
  expect(report).toMatch(/class="map-highway"/);
  expect(report).toMatch(/Fixture (Road|Lane) \d+/);
  expect(report).toContain('© Fixture streets');

  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ offline: true, viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(join(bag, 'viewer.html')).href);
  const { stroke = '' } = MAP_LOOK['map-highway'] ?? {};
  const drawn = await page.locator(`.ground path[stroke="${stroke}"]`).first().boundingBox();
  expect(drawn?.width).toBeGreaterThan(50);
  expect(await page.locator('.ground text', { hasText: /^Fixture/ }).count()).toBeGreaterThan(0);
  await page.getByText('© Fixture streets').first().waitFor();
  await browser.close();
});

it('still knows the address after a restart, and has written the key nowhere', async () => {
  await running.close();
  running = await launchApp({ userData: join(folder, 'user') });
  expect(await running.ask('map:try-source', undefined)).toEqual({ kind: null, zooms: null });
  const { source, files } = await running.ask('map:files', undefined);
  expect(source).toMatchObject({ kept: 'keychain', attribution: '© Fixture streets' });
  expect(files[0]).toMatchObject({ name: 'Scene', kind: 'vector', maxZoom: 16 });
  await running.close();
  expect(await filesWith('•••')).toEqual(['preferences.json']);
  expect(await filesWith(KEY)).toEqual([]);
});

it('moves an address that an older version left in the settings, and asks with it', async () => {
  const user = join(folder, 'user');
  const path = join(user, 'preferences.json');
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${String(port)}/{z}/{x}/{y}.mvt?key=${KEY}`;
  const stored = JSON.parse(await readFile(path, 'utf8')) as {
    version: number;
    value: { settings: object; mapSource?: object };
  };
  const { mapSource: _now, settings, ...value } = stored.value;
  const old = { ...settings, mapSource: { address, attribution: '© Before', allowed: true } };
  await writeFile(path, JSON.stringify({ ...stored, value: { ...value, settings: old } }));

  running = await launchApp({ userData: user });
  const source = async () => (await running.ask('map:files', undefined)).source;
  await expect.poll(async () => (await source()).kept).toBe('keychain');
  expect(await source()).toMatchObject({ attribution: '© Before', allowed: true });
  await running.ask('map:try-source', undefined);
  await running.close();
  expect(await filesWith(KEY)).toEqual([]);
});
