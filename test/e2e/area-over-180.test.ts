/** An area across the 180° meridian: saved from the map in view, and drawn on both of its sides. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { writeSentence } from '@shared/nmea/write-sentence';
import { useApp } from '../support/app-of-file';
import { dropPath } from '../support/drop-path';
import { demoFile } from '../support/saved-video';

const running = useApp('area-over-180');
const map = () => running.page.getByRole('region', { name: 'Map', exact: true });

/** On a ferry past Taveuni, over the meridian from the west. */
const DRIVE = Array.from({ length: 20 }, (_, second) => {
  const minutes = 59.9 + second * 0.01;
  const [place, side] = minutes < 60 ? [`179${minutes.toFixed(4)}`, 'E'] : ['17959.9500', 'W'];
  return writeSentence(
    `GPRMC,0742${String(second).padStart(2, '0')}.00,A,1650.0000,S,${place},${side},19.4,90.0,211026,,,A`,
  );
}).join('\r\n');

async function cardOfFerry(): Promise<string> {
  const card = join(running.folder, 'CARD');
  await mkdir(card);
  await copyFile(demoFile('junction-collision/c_f.mp4'), join(card, '20261021_194200_EF.mp4'));
  await writeFile(join(card, '20261021_194200_E.nmea'), DRIVE);
  return card;
}

/** Part of the pixels of the map's left and right half that are magenta, 0…1 each. */
async function magenta(): Promise<readonly [number, number]> {
  const picture = await loadImage(await map().screenshot());
  const { width, height } = picture;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(picture, 0, 0);
  const half = Math.floor(width / 2);
  const partIn = (left: number): number => {
    const { data } = context.getImageData(left, 0, half, height);
    let found = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      if (red > 140 && blue > 140 && green < 80) found += 1;
    }
    return found / (half * height);
  };
  return [partIn(0), partIn(half)];
}

it('is saved and drawn whole', async () => {
  const { page } = running;
  const canvas = createCanvas(256, 256);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ff00ff';
  context.fillRect(0, 0, 256, 256);
  const picture = canvas.encodeSync('png');
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(picture);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  await page.getByRole('button', { name: /open the demo fleet/i }).waitFor();
  await dropPath(page, await cardOfFerry());
  await page.getByRole('button', { name: /^Import \d+ incident/ }).click();
  await page.getByRole('button', { name: 'Show imported incidents' }).click();
  await page.getByRole('button', { name: 'Open review' }).first().click();
  await map().locator('.map-vehicle').waitFor();
  await map()
    .getByRole('button', { name: /^Save this area/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Save this area for offline use' });
  await dialog.getByText(/° E to 17\d\.\d+° W/).waitFor();
  const address = dialog.getByLabel('Address of your map source');
  await address.fill(`http://127.0.0.1:${String(port)}/{z}/{x}/{y}.png`);
  await address.press('Tab');
  await dialog.getByLabel('Credit to show on the map').fill('© Loopback');
  await dialog.getByLabel(/^Its terms allow/).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  server.close();

  const columns = asked.filter((url) => url.startsWith('/7/')).map((url) => url.split('/')[2]);
  expect([...new Set(columns)].sort()).toEqual(['0', '127']);
  await expect
    .poll(async () => Math.min(...(await magenta())), { timeout: 20_000 })
    .toBeGreaterThan(0.3);
  await map().getByText('© Loopback').waitFor();
});
