/** Where the moment of a wanted clip comes from: the picture on the deck, the trace on the map, an incident of the device. */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { deckStands, deckTimeMs } from '../support/deck';
import { openDemoFleet } from '../support/demo';

let page: Page;
const running = useApp('moment', async () => {
  ({ page } = running);
  await openDemoFleet(page);
});

/** The collision at the junction, 07:42:13 in Amsterdam. */
const collision = (): Locator => page.getByRole('row').filter({ hasText: '07:42:13' });
const dialog = (): Locator => page.getByRole('dialog');
const time = (): Promise<string> => dialog().getByLabel('Time', { exact: true }).inputValue();

it('takes the minute around the picture on the deck', async () => {
  await collision().click();
  await page.keyboard.press('s');
  await collision()
    .getByText(/^Saved/)
    .waitFor();
  await collision().dblclick();
  await deckStands(page);
  await page.keyboard.press('e');
  await expect
    .poll(async () => Math.floor((await deckTimeMs(page)) / 1000))
    .toBe(Math.floor(Date.UTC(2026, 9, 21, 5, 42, 13) / 1000));
  await page.getByRole('button', { name: 'Ask for more footage' }).click();
  await expect.poll(time).toBe('07:32:13');
  await dialog().getByRole('button', { name: 'Minute around the picture on the deck' }).click();
  await expect.poll(time).toBe('07:41:43');
  expect(
    await dialog()
      .getByLabel(/seconds/i)
      .inputValue(),
  ).toBe('60');
});

it('takes a moment from the trace on the map', async () => {
  await dialog().getByRole('button', { name: 'Pick on the map' }).click();
  const map = dialog().getByTestId('moment-map');
  await map.locator('canvas').waitFor();
  const box = await map.boundingBox();
  if (box === null) throw new Error('no map');
  // The whole trace is in view: somewhere on this grid lies a part of it away from the event.
  for (let y = 0.2; y < 0.9 && (await time()) === '07:41:43'; y += 0.06) {
    for (let x = 0.1; x < 0.9 && (await time()) === '07:41:43'; x += 0.06) {
      await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    }
  }
  expect(await time()).toMatch(/^07:4[12]:\d\d$/);
  expect(await time()).not.toBe('07:41:43');
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

it('offers the incidents of the chosen device', async () => {
  await page.getByRole('link', { name: /Remote clips/ }).click();
  await page.getByRole('button', { name: 'Ask for a clip' }).first().click();
  await dialog().getByLabel('Device', { exact: true }).click();
  await page.getByRole('option').filter({ hasText: 'Van 03' }).first().click();
  await dialog().getByLabel('Near an incident of this device').click();
  await page.getByRole('option').filter({ hasText: '08:12:33' }).click();
  await expect.poll(time).toBe('08:02:33');
});

it('takes a date and a time of the place, and asks for just that', async () => {
  await dialog().getByLabel('Date', { exact: true }).fill('2026-10-23');
  await dialog().getByLabel('Time', { exact: true }).fill('06:15:30');
  await dialog().getByText('04:15:30').first().waitFor();
  await dialog().getByRole('button', { name: '5 min', exact: true }).click();
  await dialog().getByLabel('Name', { exact: true }).fill('by date');
  await dialog().getByRole('button', { name: 'Ask for the clip' }).click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByRole('option').filter({ hasText: 'by date' }).waitFor();
  const { clips } = await running.ask('clips:get', undefined);
  const clip = clips.find(({ name }) => name === 'by date');
  expect(clip?.timeMs).toBe(Date.UTC(2026, 9, 23, 4, 15, 30));
  expect(clip?.durationSeconds).toBe(300);
});
