/** The main job from first start to a package that stands on its own, as a stranger does it. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deckStands, pressOnDeck } from '../support/deck';
import { openDemoFleet } from '../support/demo';
import { launchApp, type RunningApp } from '../support/electron-app';
import { handOver } from '../support/hand-over';
import { readBarCode } from '../support/screen-bar-code';

const run = promisify(execFile);

/** Every request goes to a proxy that is not there, loopback included: the network is off. */
const NETWORK_OFF = ['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>'];
const CAMERAS = ['C_F', 'C_I', 'C_R', 'C_E'] as const;

let folder: string;
let running: RunningApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-path-'));
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(args: readonly string[] = []): Promise<Page> {
  running = await launchApp({ userData: join(folder, 'user'), args });
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1600, 1000);
  });
  return running.page;
}

/** The four-camera collision, told by its minute and second: the hour depends on this computer's zone. */
const collisionRow = (page: Page) => page.getByRole('row').filter({ hasText: /42:13/ });

/** Kills the demo fleet's process, as a crash would. */
async function killDemoFleet(): Promise<void> {
  const pids = await running.app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter((metric) => metric.name === 'Roadproof demo fleet')
      .map((metric) => metric.pid),
  );
  expect(pids).toHaveLength(1);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}

/** Reads every camera from pixels and checks that all show one instant, and the frame they name. */
async function expectOneInstant(page: Page): Promise<number> {
  const shown = await Promise.all(
    CAMERAS.map(async (cameraId) => {
      const code = await readBarCode(page.locator(`[data-camera="${cameraId}"]`));
      const named = await page.locator(`[data-frame-of="${cameraId}"]`).innerText();
      return { cameraId, code, named: Number(named.replace('#', '')) };
    }),
  );
  const material = await running.ask('incidents:review', {
    incidentId: await openIncidentId(page),
  });
  const intervals = shown.map(({ cameraId, code, named }) => {
    if (code === null) throw new Error(`${cameraId} shows no readable bar code`);
    expect(named, `frame named over ${cameraId}`).toBe(code.frame);
    const clip = material.clips.find((each) => each.captureMode === cameraId);
    if (clip?.frames.kind !== 'constant') throw new Error(`${cameraId} has no even frame table`);
    return { fromMs: code.timeMs, toMs: code.timeMs + clip.frames.frameDurationUs / 1000 };
  });
  const latestStart = Math.max(...intervals.map((interval) => interval.fromMs));
  const earliestEnd = Math.min(...intervals.map((interval) => interval.toMs));
  // The bar code counts whole milliseconds, so the ends may be off by one.
  expect(latestStart).toBeLessThanOrEqual(earliestEnd + 1);
  return latestStart;
}

/** The record that lies in a folder. */
async function custodyIn(inFolder: string): Promise<readonly { readonly action: string }[]> {
  const lines = (await readFile(join(inFolder, 'custody.jsonl'), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as { action: string });
}

const openIncidentId = (page: Page): Promise<string> =>
  page.evaluate(() =>
    decodeURIComponent(/incidents\/([^/]+)\/review/.exec(location.hash)?.[1] ?? ''),
  );

it('opens the demo fleet and saves an incident', async () => {
  const page = await start();
  await openDemoFleet(page);
  await collisionRow(page).click();
  await page.getByRole('button', { name: /^save/i }).last().click();
  await collisionRow(page)
    .getByText(/^Saved/)
    .waitFor();
  await killDemoFleet();
  await running.close();
  expect(await custodyIn(join(folder, 'user', 'library'))).toMatchObject([
    { action: 'signed-in', data: { demo: true } },
  ]);
});

it('reviews it with the network off: every camera on one instant, read from pixels', async () => {
  const page = await start(NETWORK_OFF);
  await collisionRow(page).dblclick();
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
  await pressOnDeck(page, 'e');
  const atEvent = await expectOneInstant(page);
  await pressOnDeck(page, 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
  const before = await expectOneInstant(page);
  await pressOnDeck(page, 'ArrowRight');
  const oneFrameOn = await expectOneInstant(page);
  expect(atEvent - before).toBeGreaterThan(2500);
  expect(oneFrameOn).toBeGreaterThan(before);
});

it('hands over a package that common tools verify', async () => {
  const target = join(folder, 'CLM-2026-0042.zip');
  await handOver(running, target);

  const unpacked = join(folder, 'unpacked');
  await run('unzip', ['-t', target]);
  await run('unzip', ['-q', target, '-d', unpacked]);
  const [bag] = await readdir(unpacked);
  const inBag = { cwd: join(unpacked, bag ?? '') };
  await run('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], inBag);
  await run('sha512sum', ['-c', '--strict', 'manifest-sha512.txt'], inBag);
  const signature = ['-in', 'signature/manifest.p7s', '-inform', 'DER', '-binary'];
  const signed = ['-content', 'tagmanifest-sha256.txt', '-CAfile', 'signature/signer.pem'];
  await run('openssl', ['cms', '-verify', ...signature, ...signed, '-out', '/dev/null'], inBag);
  expect((await run('pdfinfo', ['data/report.pdf'], inBag)).stdout).toMatch(/^Tagged:\s+yes$/m);
  await run('qpdf', ['--check', 'data/report.pdf'], inBag);
  const originals = await readdir(join(inBag.cwd, 'data', 'originals'), { recursive: true });
  expect(originals.filter((name) => name.endsWith('.mp4'))).toHaveLength(4);
  const custody = await custodyIn(join(inBag.cwd, 'data', 'custody'));
  expect(custody.filter(({ action }) => action === 'viewed')).toMatchObject([
    { data: { cameras: expect.arrayContaining([...CAMERAS]) as unknown } },
  ]);
  // Coming back after the restart is no sign-in of its own.
  expect(await custodyIn(join(folder, 'user', 'library'))).toHaveLength(1);
});

it('hands over a smaller one without sound and without the driver’s name, and remembers that', async () => {
  const { page } = running;
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  const target = join(folder, 'small.zip');
  await handOver(running, target, async () => {
    await dialog.getByLabel('Leave out the sound').click();
    await dialog.getByLabel('Leave out the driver’s name').click();
    await dialog.getByLabel('Rear video').click();
    await dialog.getByText('left out (').first().waitFor();
  });
  await run('unzip', ['-q', target, '-d', join(folder, 'small')]);
  const [bag = ''] = await readdir(join(folder, 'small'));
  const names = await readdir(join(folder, 'small', bag), { recursive: true });
  const videos = names.filter((name) => name.endsWith('.mp4')).sort();
  expect(videos).toEqual([
    expect.stringMatching(/^data\/derived\/clips\/C_F_frames-0-719_lossless.*\.mp4$/),
    'data/originals/C_E.mp4',
    'data/originals/C_I.mp4',
  ]);
  const { stdout } = await run('grep', ['-rliE', 'yusuf|demir', join(folder, 'small')]).catch(
    () => ({ stdout: '' }),
  );
  expect(stdout).toBe('');
  await dialog.getByRole('button', { name: 'New package' }).click();
  await expect.poll(() => dialog.getByLabel('For', { exact: true }).innerText()).toBe('Own choice');
  expect(await dialog.getByLabel('Leave out the sound').isChecked()).toBe(true);
});
