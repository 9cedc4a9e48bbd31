/** Clips made on the deck, read picture by picture by another decoder: the frames they name, and no other. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { DerivedFile } from '@shared/domain/derived';
import { useApp } from '../support/app-of-file';
import { openDemoFleet } from '../support/demo';
import { derivedFrames, derivedPath } from '../support/derived-frames';

const run = promisify(execFile);

let incidentId: string;
const running = useApp('derived', async () => {
  const { page } = running;
  await openDemoFleet(page);
  const collision = page.getByRole('row').filter({ hasText: /42:13/ });
  await collision.click();
  await page.getByRole('button', { name: /^save/i }).last().click();
  await collision.getByText(/^Saved/).waitFor();
  await collision.dblclick();
  await page.getByTestId('camera-grid').waitFor();
  incidentId = decodeURIComponent(
    await page.evaluate(() => /incidents\/([^/]+)\/review/.exec(location.hash)?.[1] ?? ''),
  );
  await page.getByRole('tab', { name: /clips/i }).click();
});

/** A clip of half a second around the event, by keyboard and mouse as a user makes it. */
async function make(page: Page, kind: string, cameras: readonly string[]): Promise<DerivedFile[]> {
  const before = await running.ask('derived:list', { incidentId });
  await page.getByRole('button', { name: 'Make a clip' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(kind, { exact: true }).click();
  await dialog.getByLabel(/^From/).fill('-0.3');
  await dialog.getByLabel('To', { exact: true }).fill('0.2');
  for (const name of ['Front', 'Cabin', 'Rear', 'Extended']) {
    const box = dialog.getByRole('checkbox', { name });
    if ((await box.isChecked()) !== cameras.includes(name)) await box.click();
  }
  await dialog.getByRole('button', { name: /^make/i }).click();
  await expect
    .poll(async () => (await running.ask('derived:list', { incidentId })).length, {
      timeout: 60_000,
    })
    .toBe(before.length + (kind.startsWith('All') ? 1 : cameras.length));
  const known = new Set(before.map(({ derivedId }) => derivedId));
  const after = await running.ask('derived:list', { incidentId });
  return after.filter(({ derivedId }) => !known.has(derivedId));
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

it('makes a frame-exact clip of each chosen camera, sound copied', async () => {
  const made = await make(running.page, 'Frame-exact clip', ['Front', 'Rear']);
  expect(made.map(({ kind, title }) => [kind, title])).toEqual([
    ['exact-clip', 'Front, frames 351 to 365'],
    ['exact-clip', 'Rear, frames 90 to 94'],
  ]);
  for (const file of made) {
    const [source] = file.sources;
    expect(await derivedFrames(running.folder, file)).toEqual(
      span(source?.firstFrame ?? 0, source?.lastFrame ?? 0),
    );
  }
  const [front] = made;
  if (front === undefined) throw new Error('no clip');
  const probe = await run('ffprobe', [
    ...['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0'],
    await derivedPath(running.folder, front),
  ]);
  expect(probe.stdout.trim().split('\n')).toEqual(['h264', 'aac']);
});

it('composes all cameras, each with the frame it owes at the time burnt in', async () => {
  const [file] = await make(running.page, 'All cameras in one picture', [
    'Front',
    'Cabin',
    'Rear',
    'Extended',
  ]);
  if (file === undefined) throw new Error('no clip');
  expect(file.sources.map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame])).toEqual([
    [351, 365],
    [113, 117],
    [90, 94],
    [129, 133],
  ]);
  const each10 = (from: number): number[] => span(0, 14).map((n) => from + Math.floor(n / 3));
  // The stages of a grid of two by two: 958 × 461 less the caption.
  expect(await derivedFrames(running.folder, file, '958:427:0:0')).toEqual(span(351, 365));
  expect(await derivedFrames(running.folder, file, '958:427:962:0')).toEqual(each10(113));
  expect(await derivedFrames(running.folder, file, '958:427:0:465')).toEqual(each10(90));
});

it('redacts a copy: hidden where the box is, open frames signed off, the original untouched', async () => {
  const { page } = running;
  const before = await running.ask('derived:list', { incidentId });
  await page.getByRole('button', { name: 'Redact' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Rear', { exact: true }).click();
  const frame = dialog.getByTestId('redact-frame');
  await expect.poll(() => frame.innerText()).toBe('#43');
  const at = await dialog.getByTestId('redact-picture').boundingBox();
  if (at === null) throw new Error('no picture');
  // Over the burnt-in bar code: what can no longer be read there is really gone.
  await page.mouse.move(at.x + at.width * 0.005, at.y + at.height * 0.93);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width * 0.9, at.y + at.height * 0.995, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await dialog.getByRole('button', { name: 'End box here' }).click();
  await page.keyboard.press('Shift+ArrowRight');
  await dialog.getByRole('button', { name: 'End here', exact: true }).click();
  await dialog.getByText('Nothing is hidden on 10 frames').waitFor();
  expect(await dialog.getByRole('button', { name: /make the redacted/i }).isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: /looked at each/i }).click();
  await dialog.getByLabel('Signed off by').fill('A. Reviewer');
  await dialog.getByRole('button', { name: /make the redacted/i }).click();
  await expect
    .poll(async () => (await running.ask('derived:list', { incidentId })).length, {
      timeout: 60_000,
    })
    .toBe(before.length + 1);
  const made = (await running.ask('derived:list', { incidentId })).at(-1);
  if (made === undefined) throw new Error('no copy');
  expect(made).toMatchObject({
    kind: 'redacted',
    parameters: { openFrames: '46–55', signedOffBy: 'A. Reviewer', sound: 'left out' },
  });
  expect(await derivedFrames(running.folder, made)).toEqual([-1, -1, -1, ...span(46, 55)]);
});

it('keeps what was made through a restart', async () => {
  const before = await running.ask('derived:list', { incidentId });
  await running.restart();
  expect(await running.ask('derived:list', { incidentId })).toEqual(before);
});
