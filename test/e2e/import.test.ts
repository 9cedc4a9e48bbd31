/** A card dropped on the window, without an account: looked through, corrected, taken in, reviewed. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { IMPORTED_PARTITION } from '@shared/domain/import';
import { makeCard } from '../support/camera-card';
import { dropPath } from '../support/drop-path';
import { launchApp, type RunningApp } from '../support/electron-app';
import { demoFile } from '../support/saved-video';

/** Beside the card's ordinary recording. */
const UNDECODABLE = '20261021_101500_NR.mp4';

let folder: string;
let card: string;
let running: RunningApp;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-import-'));
  card = await makeCard(folder);
  await writeFile(join(card, 'BlackVue', 'Record', '20261021_080000_EF.mp4'), 'no video');
  await writeFile(join(card, 'BlackVue', 'Record', UNDECODABLE), await withUnknownCodec());
  running = await launchApp({ userData: join(folder, 'user') });
  page = running.page;
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

/** A whole MP4 whose pictures nothing here can decode. */
async function withUnknownCodec(): Promise<Buffer> {
  const video = await readFile(demoFile('rear-end-in-rain/c_r.mp4'));
  const at = video.indexOf('stsd');
  video.write('zzz1', video.indexOf('avc1', at), 'latin1');
  return video;
}

const drafts = () => page.getByTestId('import-draft');

it('shows what is on a dropped card before anything is written, events ticked', async () => {
  await page.getByRole('button', { name: /open the demo fleet/i }).waitFor();
  await dropPath(page, card);
  await drafts().first().waitFor();
  expect(await drafts().count()).toBe(2);
  expect(await drafts().first().innerText()).toContain('Wed 21 Oct 2026, 07:42:01');
  await page.getByText('Found by holding the camera’s clock against GPS time.').waitFor();
  expect(await page.getByTestId('import-file').count()).toBe(4);
  await page.getByRole('tab', { name: /Stays outside/ }).click();
  await page.getByText('It does not begin like an MP4 video').waitFor();
  await page.getByRole('tab', { name: 'Incident', exact: true }).click();
  for (const name of ['20261021_074201_EF.mp4', '20261021_074203_ER.mp4']) {
    const picture = page.getByRole('img', { name: `First picture of ${name}` });
    await picture.waitFor();
    const size = await picture.evaluate((img: HTMLImageElement) => [
      img.naturalWidth,
      img.naturalHeight,
    ]);
    expect(size).toEqual([160, 90]);
  }
  await drafts().last().getByRole('button').click();
  await page.getByRole('img', { name: `No picture of ${UNDECODABLE}` }).waitFor();
  await drafts().first().getByRole('button').click();
  const seen = JSON.stringify(await running.ask('import:preview', undefined));
  expect(seen).not.toContain(folder);
  const libraries = (await running.ask('session:get', undefined)).partitions;
  expect(libraries).toEqual([]);
});

it('takes corrections, and takes them back', async () => {
  await page.getByLabel('Type, as the list will show it').fill('Collision at the crossing');
  const rear = page.getByTestId('import-file').filter({ hasText: '20261021_074203_ER.mp4' });
  await rear.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Make it an incident of its own' }).click();
  await expect.poll(() => drafts().count()).toBe(3);
  await page.getByRole('button', { name: 'Undo the last correction' }).click();
  await expect.poll(() => drafts().count()).toBe(2);
  expect(await drafts().first().innerText()).toContain('Collision at the crossing');
});

it('imports, names what came of it, and plays all cameras with the track', async () => {
  await page.getByRole('button', { name: 'Import 1 incident' }).click();
  await page.getByTestId('import-verdict').getByText('1 incident imported').waitFor();
  await page.getByRole('button', { name: 'Show imported incidents' }).click();
  await page.getByRole('heading', { name: 'Collision at the crossing' }).waitFor();
  await page.getByText(/no name given/).waitFor();
  await page.getByText('CARD/BlackVue/Record', { exact: true }).waitFor();
  expect((await running.ask('session:get', undefined)).partitionId).toBe(
    IMPORTED_PARTITION.partitionId,
  );

  await page.getByRole('button', { name: 'Open review' }).first().click();
  for (const name of ['Front', 'Cabin', 'Rear']) {
    await page.locator('.camera-grid').getByText(name, { exact: true }).waitFor();
  }
  await page.keyboard.press('e');
  await page.keyboard.press('Space');
  await expect
    .poll(() => page.locator('canvas, video').count(), { timeout: 20_000 })
    .toBeGreaterThanOrEqual(3);
  const [incident] = (
    await running.ask('incidents:query', {
      ...EMPTY_QUERY,
      text: 'collision crossing',
      sort: 'time',
    })
  ).rows;
  const { clips, track } = await running.ask('incidents:review', {
    incidentId: incident?.incidentId ?? '',
  });
  expect(clips.length).toBe(3);
  expect(track?.samples.length).toBeGreaterThan(100);
  expect(JSON.stringify([clips, incident])).not.toContain(folder);
});

it('opens one e-mailed file at once, linked, and finds it again by its bytes', async () => {
  const mail = join(folder, 'mail');
  await mkdir(mail);
  const path = join(mail, 'accident.mp4');
  await copyFile(demoFile('rear-end-in-rain/c_r.mp4'), path);
  await writeFile(join(mail, 'other.mp4'), 'never looked at');
  await running.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Import more' }).click();
  await page.getByRole('button', { name: 'Open a file…' }).click();
  await page.locator('.camera-grid').getByText('Camera 1', { exact: true }).waitFor();
  const first = page.url();
  const again = await running.ask('import:open-file', undefined);
  expect(first).toContain(again?.incidentId ?? 'none');
  const { imported } = await running.ask('incidents:get', {
    incidentId: again?.incidentId ?? '',
  });
  expect(imported).toMatchObject({ way: 'link', sourceName: 'accident.mp4' });
});
