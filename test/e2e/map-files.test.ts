/** The user's own map files: added, drawn over the overview, lost and found, removed and put back; an area saved. */
import { rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { writePmtiles } from '@shared/pmtiles-writer';
import { useApp } from '../support/app-of-file';
import { openDemoFleet } from '../support/demo';
import { dropPath } from '../support/drop-path';

let page: Page;
const running = useApp('maps', () => {
  page = running.page;
});

/** A map of one picture of one colour. */
async function picturesMap(fileName: string, name: string, colour: string): Promise<string> {
  const canvas = createCanvas(256, 256);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, 256, 256);
  const bytes = writePmtiles([{ z: 0, x: 0, y: 0, data: canvas.encodeSync('png') }], {
    minZoom: 0,
    maxZoom: 0,
    bounds: [-180, -85, 180, 85],
    metadata: new TextEncoder().encode(JSON.stringify({ name, attribution: '<b>© Somebody</b>' })),
    gzip: (data) => gzipSync(data),
  });
  // The writer writes vector maps; this one says PNG, its tiles packed.
  bytes[99] = 2;
  const path = join(running.folder, fileName);
  await writeFile(path, bytes);
  return path;
}

async function answerDialogWith(...paths: string[]): Promise<void> {
  await running.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, paths);
}

const row = (name: string) => page.getByTestId('map-file').filter({ hasText: name });
const toMaps = async () => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Maps', exact: true }).click();
};
const map = () => page.getByRole('region', { name: 'Map', exact: true });

/** Part of the map's pixels that are magenta, 0…1. */
async function magenta(): Promise<number> {
  const picture = await loadImage(await map().screenshot());
  const { width, height } = picture;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red > 140 && blue > 140 && green < 80) found += 1;
  }
  return found / (width * height);
}

it('adds a file by dialog, one by dropping it, and refuses what is none, with its reason', async () => {
  await openDemoFleet(page);
  await page.getByRole('row').filter({ hasText: /12:33/ }).click();
  await page.keyboard.press('s');
  await page
    .getByRole('row')
    .filter({ hasText: /12:33/ })
    .getByText(/^Saved/)
    .waitFor();
  await toMaps();
  await page.getByText('No map of your own yet.').waitFor();
  await writeFile(join(running.folder, 'holiday.pmtiles'), 'not a map');
  // Nothing else on screen has this colour.
  const aerial = await picturesMap('aerial.pmtiles', 'Aerial pictures', '#ff00ff');
  await answerDialogWith(aerial, join(running.folder, 'holiday.pmtiles'));
  await page.getByRole('button', { name: 'Add map files…' }).click();
  await row('Aerial pictures').getByText('© Somebody', { exact: true }).waitFor();
  await page.getByText('holiday.pmtiles was not added', { exact: true }).waitFor();

  const dropped = await picturesMap('sheet.pmtiles', 'Old sheet', '#336633');
  await dropPath(page, dropped);
  await expect.poll(() => page.getByTestId('map-file').count()).toBe(2);
  expect(JSON.stringify(await running.ask('map:files', undefined))).not.toContain(running.folder);
});

it('draws it on the deck with its credit, and no more once it is off', async () => {
  await page.getByRole('link', { name: 'Incidents' }).click();
  await page.getByRole('row').filter({ hasText: /12:33/ }).dblclick();
  await map().locator('.map-vehicle').waitFor();
  await map().getByText('© Somebody').waitFor();
  const [top, under] = (await running.ask('map:files', undefined)).files;
  // The one that was added last lies on top.
  expect(await magenta()).toBeLessThan(0.01);
  await running.ask('map:set-on', { mapId: top?.id ?? '', on: false });
  await expect.poll(magenta, { timeout: 20_000 }).toBeGreaterThan(0.2);
  await running.ask('map:set-on', { mapId: under?.id ?? '', on: false });
  await expect.poll(magenta, { timeout: 20_000 }).toBeLessThan(0.01);
  await expect.poll(() => map().getByText('© Somebody').count()).toBe(0);
});

it('says that a file is missing, finds it again, and takes a removal back', async () => {
  await rename(join(running.folder, 'aerial.pmtiles'), join(running.folder, 'elsewhere.pmtiles'));
  await toMaps();
  await row('Aerial pictures').getByText('This map file is not where it was.').waitFor();
  await answerDialogWith(join(running.folder, 'elsewhere.pmtiles'));
  await row('Aerial pictures').getByRole('button', { name: 'Locate…' }).click();
  await expect.poll(() => row('Aerial pictures').getAttribute('data-state')).toBe('ok');

  await row('Aerial pictures')
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Remove from the list' }).click();
  await row('Aerial pictures').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await row('Aerial pictures').waitFor();
});

it('saves what is in view from a source of one’s own, and asks nothing of it before', async () => {
  let asked = 0;
  const square = createCanvas(256, 256);
  const context = square.getContext('2d');
  context.fillStyle = '#ff00ff';
  context.fillRect(0, 0, 256, 256);
  const tile = square.encodeSync('png');
  const agents = new Set<string | undefined>();
  const server = createServer((request, response) => {
    asked += 1;
    agents.add(request.headers['user-agent']);
    response.setHeader('content-type', 'image/png').end(tile);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  await page.getByRole('link', { name: 'Incidents' }).click();
  await page.getByRole('row').filter({ hasText: /12:33/ }).dblclick();
  await map().locator('.map-vehicle').waitFor();
  await map()
    .getByRole('button', { name: /^Save this area/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Save this area for offline use' });
  await dialog.getByLabel('Name', { exact: true }).fill('Scene');
  const address = dialog.getByLabel('Address of your map source');
  await address.fill(`http://127.0.0.1:${String(port)}/{z}/{x}/{y}.png`);
  await address.press('Tab');
  await dialog.getByLabel('Credit to show on the map').fill('© Loopback');
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByLabel(/^Its terms allow/).click();
  await expect.poll(() => save.isEnabled()).toBe(true);
  expect(asked).toBe(0);
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await dialog.getByText('It answers: pictures').waitFor();
  expect(asked).toBe(1);
  await save.click();
  await dialog.waitFor({ state: 'detached' });
  server.close();

  await expect.poll(magenta, { timeout: 20_000 }).toBeGreaterThan(0.2);
  await map().getByText('© Loopback').waitFor();
  expect([...agents].every((agent) => agent?.startsWith('Roadproof/'))).toBe(true);
  await toMaps();
  await row('Scene').getByText('saved by Roadproof').waitFor();
});
