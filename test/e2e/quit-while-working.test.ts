/** Quitting while recordings are taken in, or a clip is made, asks first; whatever is answered, nothing is half there. */
import { copyFile, mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { IncidentSummary } from '@shared/domain/incident';
import { answerWith, KEEP_WORKING, QUIT } from '../support/answer-questions';
import { dropPath } from '../support/drop-path';
import { launchApp, type RunningApp } from '../support/electron-app';
import { demoFile } from '../support/saved-video';

/** Takes seconds to copy and hash on any machine. */
const LONG_BYTES = 3 * 2 ** 29;

let folder: string;
let library: string;
let running: RunningApp;
let hasQuit: Promise<unknown>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-quit-working-'));
  library = join(folder, 'library');
  await start();
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  running = await launchApp({ userData: join(folder, 'user'), libraryFolder: library });
  hasQuit = running.app.waitForEvent('close', { timeout: 0 });
}

/** Both ways by which the app ends. */
async function tryToEnd(): Promise<void> {
  await running.app.evaluate(({ app }) => {
    app.quit();
  });
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
}

const rows = async (): Promise<readonly IncidentSummary[]> =>
  (await running.ask('incidents:query', { ...EMPTY_QUERY, limit: 100 })).rows;

const filesIn = async (path: string): Promise<readonly string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

/** Two events of one camera; the second is as long as an hour's recording. */
async function cardWithLongRecording(): Promise<string> {
  const card = join(folder, 'CARD');
  await mkdir(card);
  await copyFile(demoFile('rear-end-in-rain/c_f.mp4'), join(card, '20261021_074201_EF.mp4'));
  const long = join(card, '20261021_101500_EF.mp4');
  await copyFile(demoFile('junction-collision/c_f.mp4'), long);
  const file = await open(long, 'r+');
  const { size } = await file.stat();
  const box = Buffer.alloc(8);
  box.writeUInt32BE(LONG_BYTES);
  box.write('free', 4, 'latin1');
  await file.write(box, 0, box.length, size);
  await file.truncate(size + LONG_BYTES);
  await file.close();
  return card;
}

it('asks while an import runs: it goes on, or stops with the incidents that are whole', async () => {
  const { page } = running;
  await page.getByRole('button', { name: /open the demo fleet/i }).waitFor();
  await dropPath(page, await cardWithLongRecording());
  await page.getByTestId('import-draft').first().waitFor();
  const questions = await answerWith(running, KEEP_WORKING);
  await page.getByRole('button', { name: 'Import 2 incidents' }).click();
  await expect
    .poll(async () => (await running.ask('import:get', undefined))?.progress?.filesDone)
    .toBe(1);
  await tryToEnd();
  const [first, second, ...others] = await questions();
  expect(first).toContain('An import is running.');
  expect(first).toContain('incidents that are whole stay');
  expect(second).toContain('Keep working');
  expect(others).toEqual([]);
  expect((await running.ask('import:get', undefined))?.status).toBe('importing');

  await answerWith(running, QUIT);
  await running.app.evaluate(({ app }) => {
    app.quit();
  });
  await hasQuit;
  const files = await filesIn(library);
  expect(files.filter((name) => name.endsWith('.mp4'))).toEqual(['20261021_074201_EF.mp4']);
  expect(files.filter((name) => /\.(part|tmp)$/.test(name))).toEqual([]);
});

it('asks while a clip is made: nothing of it is left after quitting', async () => {
  await start();
  await running.page.getByRole('button', { name: /^Imported/ }).click();
  await running.page.getByRole('link', { name: 'Incidents' }).waitFor();
  const [incident, ...others] = await rows();
  expect(others).toEqual([]);
  const incidentId = incident?.incidentId ?? '';
  // As the window does while it renders.
  const { jobId } = await running.ask('derived:begin', { incidentId, kind: 'redacted' });
  const bytes = new Uint8Array(1000);
  await running.ask('derived:write', { jobId, position: 0, bytes });
  const made = async (): Promise<readonly string[]> =>
    (await filesIn(library)).filter((name) => name.endsWith('.tmp'));
  expect(await made()).toHaveLength(1);

  const questions = await answerWith(running, KEEP_WORKING);
  await tryToEnd();
  expect(await questions()).toEqual([
    expect.stringContaining('A clip or redacted copy is being made.'),
    expect.stringContaining('1 file is not whole yet.'),
  ]);
  await running.ask('derived:write', { jobId, position: 1000, bytes });

  await answerWith(running, QUIT);
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await hasQuit;
  expect(await made()).toEqual([]);
});
