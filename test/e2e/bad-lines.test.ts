/** A GPS log with wrong checksums: its bad lines are left out, and used on the deck when somebody wants them. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { useApp } from '../support/app-of-file';
import { deckStands } from '../support/deck';
import { dropPath } from '../support/drop-path';
import { demoFile } from '../support/saved-video';

const running = useApp('bad-lines');

/** A front camera with a track of whose second half no line can be trusted; and how many lines that are. */
async function spoiledCard(): Promise<{ readonly card: string; readonly lines: number }> {
  const card = join(running.folder, 'CARD');
  await mkdir(card);
  await copyFile(demoFile('junction-collision/c_f.mp4'), join(card, '20261021_074201_EF.mp4'));
  const text = await readFile(demoFile('junction-collision/track.nmea'), 'latin1');
  const half = text.indexOf('\n', text.length / 2) + 1;
  const spoiled = text.slice(half).replaceAll(/\*[0-9A-F]{2}/g, '*ZZ');
  await writeFile(join(card, '20261021_074201_EF.nmea'), text.slice(0, half) + spoiled, 'latin1');
  return { card, lines: spoiled.split('*ZZ').length - 1 };
}

it('says how many are left out, uses them on the deck alone, and leaves them out again', async () => {
  const { page } = running;
  await page.getByRole('button', { name: /open the demo fleet/i }).waitFor();
  const { card, lines } = await spoiledCard();
  await dropPath(page, card);
  await page.getByRole('button', { name: /^Import \d+ incident/ }).click();
  await page.getByRole('button', { name: 'Show imported incidents' }).click();
  await page.getByRole('button', { name: 'Open review' }).first().click();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
  const notice = page.getByTestId('bad-lines');
  await notice.getByText(`${lines} lines of the GPS log with a wrong checksum left out.`).waitFor();

  await page.keyboard.press('End');
  await deckStands(page);
  const speed = page.locator('.readout__large');
  await expect.poll(() => speed.innerText()).not.toMatch(/km\/h/);
  await notice.getByRole('button', { name: 'Use them here' }).click();
  await notice.getByText('Dashed on the map').waitFor();
  await expect.poll(() => speed.innerText()).toMatch(/^\d+ km\/h$/);

  const [incident] = (await running.ask('incidents:query', EMPTY_QUERY)).rows;
  const { track } = await running.ask('incidents:review', {
    incidentId: incident?.incidentId ?? '',
  });
  expect(track?.samples.some(({ checksumFailed }) => checksumFailed === true)).toBe(false);
  await notice.getByRole('button', { name: 'Leave them out' }).click();
  await expect.poll(() => speed.innerText()).not.toMatch(/km\/h/);
});
