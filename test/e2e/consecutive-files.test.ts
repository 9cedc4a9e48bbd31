/** A card whose camera writes one file after the other: one camera on the deck, in the package and its viewer. */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPackage } from '@main/evidence';
import type { DerivedFile } from '@shared/domain/derived';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { deckStands, deckTimeMs, goOnDeck, pressOnDeck } from '../support/deck';
import { derivedFrames } from '../support/derived-frames';
import { dropPath } from '../support/drop-path';
import { launchApp, type RunningApp } from '../support/electron-app';
import { filmPictures, filmStrip } from '../support/film-pictures';
import { handOver } from '../support/hand-over';
import { demoFile } from '../support/saved-video';
import { readBarCode } from '../support/screen-bar-code';

/** Front: 16 s, then 11 s that begin a second before its end, then 11 s after a gap of 4 s. */
const FILES: Readonly<Record<string, string>> = {
  '20261022_090000_NF.mp4': 'rear-end-in-rain/c_f.mp4',
  '20261022_090015_NF.mp4': 'harsh-cornering/c_f.mp4',
  '20261022_090030_NF.mp4': 'dock-bump/c_f.mp4',
  '20261022_090000_NR.mp4': 'rear-end-in-rain/c_r.mp4',
};
const LENGTH_S = 41;

let folder: string;
let running: RunningApp;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-consecutive-'));
  const record = join(folder, 'CARD', 'BlackVue', 'Record');
  await mkdir(record, { recursive: true });
  for (const [name, source] of Object.entries(FILES)) {
    await copyFile(demoFile(source), join(record, name));
  }
  running = await launchApp({ userData: join(folder, 'user') });
  page = running.page;
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const front = (): Locator => page.getByRole('article', { name: 'Front camera', exact: true });

/** Clicks the time line this many seconds after its beginning, and waits until the pictures stand. */
async function seekTo(seconds: number): Promise<void> {
  const line = page.getByTestId('deck-timeline');
  const box = await line.boundingBox();
  if (box === null) throw new Error('no time line');
  await goOnDeck(page, () =>
    page.mouse.click(box.x + (box.width * seconds) / LENGTH_S, box.y + box.height / 2),
  );
}

const sourceStretch = ({ displayName, firstFrame, lastFrame }: DerivedFile['sources'][number]) => [
  displayName,
  firstFrame,
  lastFrame,
];

/** Half a second of the front camera: three frames before its second file begins, two of it. */
async function makeClips(kind: string, count: number): Promise<readonly DerivedFile[]> {
  const [incident] = (await running.ask('incidents:query', EMPTY_QUERY)).rows;
  const incidentId = incident?.incidentId ?? '';
  const before = await running.ask('derived:list', { incidentId });
  await page.getByRole('button', { name: 'Make a clip' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(kind, { exact: true }).click();
  await dialog.getByLabel(/^From/).fill('14.7');
  await dialog.getByLabel('To', { exact: true }).fill('15.2');
  await dialog.getByText(/The stretch runs over several files of a camera/).waitFor();
  await dialog.getByRole('button', { name: /^make/i }).click();
  const made = async (): Promise<readonly DerivedFile[]> =>
    (await running.ask('derived:list', { incidentId })).filter(
      ({ derivedId }) => !before.some((known) => known.derivedId === derivedId),
    );
  await expect.poll(async () => (await made()).length, { timeout: 60_000 }).toBe(count);
  return made();
}

/** The frame read from the picture on screen, and the frame that is named over it. */
async function frames(cameraId: string): Promise<{ read: number | undefined; named: number }> {
  const code = await readBarCode(front().locator(`[data-camera="${cameraId}"]`));
  const named = await page.locator('[data-frame-of="C_F"]').innerText();
  return { read: code?.frame, named: Number(named.replace('#', '')) };
}

it('a card’s files that follow each other come in as one incident, and as one camera', async () => {
  await page.getByRole('button', { name: /open the demo fleet/i }).waitFor();
  await dropPath(page, join(folder, 'CARD'));
  await page.getByTestId('import-draft').first().waitFor();
  expect(await page.getByTestId('import-draft').count()).toBe(1);
  await page.getByRole('button', { name: 'Import 1 incident' }).click();
  await page.getByRole('button', { name: 'Show imported incidents' }).click();
  await page.getByRole('button', { name: 'Open review' }).first().click();
  await page.getByTestId('camera-grid').waitFor();
  await expect
    .poll(() => page.getByRole('article', { name: / camera$/ }).allInnerTexts(), {
      timeout: 20_000,
    })
    .toHaveLength(2);
  await front().getByText('1 of 3').waitFor();
});

it('each moment shows the file whose turn it is, gaps as gaps, read from pixels', async () => {
  await seekTo(8);
  const first = await frames('C_F');
  expect(first.read).toBe(first.named);
  await seekTo(20);
  await front().getByText('2 of 3').waitFor();
  const second = await frames('C_F#2');
  expect(second.read).toBe(second.named);
  await seekTo(28);
  await front()
    .getByText(/No recording here · goes on in 2/)
    .waitFor();

  await seekTo(35);
  await front().getByText('3 of 3').waitFor();
  const third = await frames('C_F#3');
  expect(third.read).toBe(third.named);
  await page.getByText(/Ended .* ago/).waitFor();
});

it('the pictures along the time line are of all its files, each of its own moment', async () => {
  if ((await filmStrip(page).count()) === 0) await page.getByTestId('deck-film').click();
  const all = await filmPictures(page);
  expect(all.map(({ code }) => code?.frame)).toEqual(all.map(({ timeUs }) => timeUs / 100_000));
  // When the picture's file began, by what is burnt into it: another one for each file.
  const originOf = ({ code }: (typeof all)[number]): number =>
    (code?.timeMs ?? 0) - (code?.frame ?? 0) * 100;
  const startMs = all[0]?.fromMs ?? 0;
  const firstOf = [...new Set(all.map(originOf))].map((origin) =>
    all.find((picture) => originOf(picture) === origin),
  );
  expect(firstOf.map((picture) => ((picture?.fromMs ?? 0) - startMs) / 1000)).toEqual([0, 15, 30]);
  expect(firstOf.map((picture) => picture?.timeUs)).toEqual([0, 0, 0]);
});

it('steps go over the seam frame by frame: no frame is left out or shown twice', async () => {
  await seekTo(14.8);
  const files: string[] = [];
  const seen: number[] = [];
  for (let step = 0; step < 8; step += 1) {
    await pressOnDeck(page, 'ArrowRight');
    const file = await front()
      .getByText(/^[123] of 3$/)
      .innerText();
    const shown = await frames(file.startsWith('1') ? 'C_F' : 'C_F#2');
    expect(shown.read).toBe(shown.named);
    files.push(file);
    seen.push(shown.named);
  }
  const seam = files.indexOf('2 of 3');
  expect(seam).toBeGreaterThan(0);
  expect(files.slice(seam)).toEqual(files.slice(seam).map(() => '2 of 3'));
  expect(seen.slice(0, seam)).toEqual(seen.slice(0, seam).map((_, at) => (seen[0] ?? 0) + at));
  expect(seen.slice(seam)).toEqual(seen.slice(seam).map((_, at) => at));
});

it('playing goes over from one file to the next by itself', async () => {
  await seekTo(14);
  await page.keyboard.press('Space');
  await front().getByText('2 of 3').waitFor({ timeout: 20_000 });
  await page.keyboard.press('Space');
});

it('the second window shows the same file and frame, over a seam and in a gap', async () => {
  const opened = running.app.waitForEvent('window');
  await page.getByTestId('second-window').click();
  const second = await opened;
  await second.getByText('Follows the deck of the main window').waitFor();
  const there = second.getByRole('article', { name: 'Front camera', exact: true });
  const code = (cameraId: string) => readBarCode(there.locator(`[data-camera="${cameraId}"]`));

  for (const [seconds, part, cameraId] of [
    [35, '3 of 3', 'C_F#3'],
    [20, '2 of 3', 'C_F#2'],
    [14.8, '1 of 3', 'C_F'],
  ] as const) {
    await seekTo(seconds);
    await there.getByText(part).waitFor();
    await deckStands(second);
    await expect.poll(() => deckTimeMs(second)).toBe(await deckTimeMs(page));
    const { named } = await frames(cameraId);
    await expect.poll(async () => (await code(cameraId))?.frame).toBe(named);
  }
  await seekTo(28);
  await there.getByText(/No recording here · goes on in 2/).waitFor();

  await seekTo(13);
  await page.keyboard.press('Space');
  await there.getByText('2 of 3').waitFor({ timeout: 20_000 });
  await page.keyboard.press('Space');
  await deckStands(page);
  await deckStands(second);
  await expect.poll(() => deckTimeMs(second)).toBe(await deckTimeMs(page));
  const { named } = await frames('C_F#2');
  await expect.poll(async () => (await code('C_F#2'))?.frame).toBe(named);

  // One camera, however many files: hidden and shown again with all of them.
  await second.getByRole('button', { name: 'Shown here' }).click();
  await second.getByRole('menuitemcheckbox', { name: 'Front' }).click();
  await expect.poll(() => second.getByRole('article').count()).toBe(1);
  await second.getByRole('button', { name: 'Shown here' }).click();
  await second.getByRole('menuitemcheckbox', { name: 'Front' }).click();
  await there.getByText('2 of 3').waitFor();
  await deckStands(second);
  await expect.poll(async () => (await code('C_F#2'))?.frame).toBe(named);
  await second.close();
});

it('clips over the seam: one of each file, and one picture in which they follow each other', async () => {
  await page.getByRole('tab', { name: /clips/i }).click();
  const lossless = await makeClips('Lossless clip', 2);
  expect(lossless.flatMap(({ sources }) => sources.map(sourceStretch))).toEqual([
    ['20261022_090000_NF.mp4', 147, 151],
    ['20261022_090015_NF.mp4', 0, 1],
  ]);
  const [composite] = await makeClips('All cameras in one picture', 1);
  if (composite === undefined) throw new Error('no clip');
  expect(composite.sources.map(sourceStretch)).toEqual([
    ['20261022_090000_NF.mp4', 147, 149],
    ['20261022_090015_NF.mp4', 0, 1],
  ]);
  // The stage of the one camera, without its caption.
  const shown = await derivedFrames(folder, composite, '1920:892:0:0');
  expect(shown).toEqual([147, 148, 149, 0, 1]);
});

it('the package holds every file, and verifies', async () => {
  const target = join(folder, 'sequence.zip');
  await handOver(running, target);
  const report = await verifyPackage(target);
  expect(report).toMatchObject({ ok: true });
});
