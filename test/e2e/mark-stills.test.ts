/** Stills of marks while handing over: both ends of a range, a hand-over cancelled in between, and stills that fail. */
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { EVERYTHING } from '@shared/domain/package-choice';
import { verifyPackage } from '@main/evidence';
import { useApp } from '../support/app-of-file';
import { deckStands } from '../support/deck';
import { openDemoFleet } from '../support/demo';
import { handOver } from '../support/hand-over';
import { unpackPackage } from '../support/make-package';
import { barCodeIn } from '../support/screen-bar-code';

/** Van 03 past the 30 sign. */
const SIGN = 'EV20261019081233VAN03';

let incidentId: string;
let eventTimeMs: number;
const running = useApp('stills', async () => {
  const { page } = running;
  await openDemoFleet(page);
  const { rows } = await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 100 });
  const sign = rows.find(({ ticket }) => ticket === SIGN);
  if (!sign) throw new Error(`${SIGN} is not in the demo`);
  ({ incidentId, eventTimeMs } = sign);
  const row = page.getByRole('row').filter({ hasText: /12:33/ });
  await row.click();
  await page.keyboard.press('s');
  await row.getByText(/^Saved/).waitFor();
  await row.dblclick();
  await page.getByTestId('camera-grid').waitFor();
});

const dialog = (): Locator => running.page.getByRole('dialog');

async function mark(fromMs: number, toMs: number | null, text: string): Promise<void> {
  const content = { markId: randomUUID(), fromMs, toMs, text } as const;
  await running.ask('marks:save', {
    incidentId,
    mark: { ...content, kind: 'signal', colour: 'green' },
  });
}

const stillsMade = async () =>
  (await running.ask('derived:list', { incidentId })).filter(({ kind }) => kind === 'still');

async function stillsToMake(): Promise<number> {
  const claim = { claimNumber: '', purpose: '', recipient: '', preparedBy: '', organisation: '' };
  const input = {
    incidentId,
    claim: { ...claim, notes: '' },
    choice: EVERYTHING,
    language: 'en',
  } as const;
  return (await running.ask('evidence:plan', input)).stillsToMake.length;
}

/** The folder of the incident's own derived files, wherever in the library. */
async function derivedFolder(): Promise<string> {
  const library = join(running.folder, 'user', 'library');
  const all = await readdir(library, { recursive: true });
  const found = all.find((path) => path.endsWith('derived') && path.includes(SIGN));
  if (found === undefined) throw new Error('no folder of derived files');
  return join(library, found);
}

it('shows the first and the last moment of a range, each named as such', async () => {
  await deckStands(running.page);
  await mark(eventTimeMs - 2000, eventTimeMs + 1000, 'From the sign on');
  const target = join(running.folder, 'range.zip');
  await handOver(running, target, async (open) => {
    await open
      .getByText(/stills will be made: 1 mark, .*; of a range the first and the last/)
      .waitFor();
  });
  const stills = await stillsMade();
  const cameras = new Set(stills.map(({ parameters }) => parameters['cameraId'])).size;
  expect(stills).toHaveLength(2 * cameras);
  const bag = await unpackPackage(target);
  const [report, manifest, files] = await Promise.all(
    ['data/report.html', 'manifest-sha256.txt', 'data/metadata/files.json'].map((path) =>
      readFile(join(bag, path), 'utf8'),
    ),
  );
  for (const moment of ['first', 'last']) {
    const words = `${moment} moment of the range`;
    const ofMoment = stills.filter(({ parameters }) => parameters['moment'] === words);
    expect(ofMoment).toHaveLength(cameras);
    expect(report).toContain(`From the sign on, ${words}.`);
    expect(manifest).toMatch(new RegExp(`stills/.*_${moment}-moment_still\\.jpg`));
    expect(files).toContain(words);
  }
  for (const { displayName, sources } of stills) {
    const jpeg = await readFile(join(bag, 'data/derived/stills', displayName));
    expect((await barCodeIn(jpeg))?.frame).toBe(sources[0]?.firstFrame);
  }
  await dialog().getByRole('button', { name: 'New package' }).click();
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

it('cancelled while stills are made, leaves nothing half; what was made is not made again', async () => {
  const before = (await stillsMade()).length;
  for (let index = 0; index < 30; index += 1) {
    await mark(eventTimeMs - 3000 + index * 100, null, `Moment ${index}`);
  }
  const wanted = await stillsToMake();
  const target = join(running.folder, 'cancelled.zip');
  await running.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await running.page.getByRole('button', { name: /hand over/i }).click();
  await dialog()
    .getByRole('button', { name: /create package/i })
    .click();
  await dialog()
    .getByText(new RegExp(`^[1-9]\\d* of ${wanted}$`))
    .waitFor();
  await dialog().getByRole('button', { name: 'Cancel export' }).click();
  await dialog().getByText('The export was cancelled. Nothing was left behind.').waitFor();
  expect((await readdir(running.folder)).filter((name) => name.startsWith('cancelled'))).toEqual(
    [],
  );

  await dialog().getByRole('button', { name: 'Back to the form' }).click();
  await expect
    .poll(async () => (await stillsMade()).length - before + (await stillsToMake()))
    .toBe(wanted);
  expect(await stillsToMake()).toBeGreaterThan(0);
  const left = (await readdir(await derivedFolder())).filter((name) => name.endsWith('.part'));
  expect(left).toEqual([]);
});

it('goes out without stills that could not be made, and names each with the reason', async () => {
  const derived = await derivedFolder();
  for (const { derivedId } of await stillsMade()) {
    await running.ask('derived:delete', { incidentId, derivedId });
  }
  await rename(derived, `${derived}.away`);
  // Where the folder was, there is a file now: nothing can be written there.
  await writeFile(derived, '');
  const target = join(running.folder, 'without.zip');
  await running.page.keyboard.press('Escape');
  await handOver(running, target);
  await dialog()
    .getByText(/stills could not be made; the report says so/)
    .waitFor();
  expect((await verifyPackage(target)).ok).toBe(true);
  const bag = await unpackPackage(target);
  const report = await readFile(join(bag, 'data/report.html'), 'utf8');
  expect(report).toMatch(/Still: [^<]*, frame \d+, last moment of the range/);
  expect(await readdir(join(bag, 'data/derived')).catch(() => [])).not.toContain('stills');
});
