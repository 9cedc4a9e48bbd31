/** The package's own viewer, opened from the unpacked folder in the browsers that a recipient has. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoFleet } from '../support/demo';
import { launchApp } from '../support/electron-app';
import { launchFirefox, type FirefoxPage } from '../support/firefox';
import { handOver } from '../support/hand-over';
import { barCodeIn } from '../support/screen-bar-code';

const run = promisify(execFile);
const CAMERAS = ['C_F', 'C_I', 'C_R', 'C_E'] as const;
const CLOCK = '[data-testid="clock"]';

let folder: string;
let bag: string;

/** What both browsers can do. */
interface Browser {
  /** @returns what an expression gives in the page */
  evaluate(expression: string): Promise<unknown>;
  picture(selector: string): Promise<Buffer>;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-viewer-'));
  const running = await launchApp({ userData: join(folder, 'user') });
  try {
    const { page } = running;
    await openDemoFleet(page);
    const collision = page.getByRole('row').filter({ hasText: /42:13/ });
    await collision.click();
    await page.getByRole('button', { name: /^save/i }).last().click();
    await collision.getByText(/^Saved/).waitFor();
    await collision.dblclick();
    await page.getByTestId('camera-grid').waitFor();
    await handOver(running, join(folder, 'package.zip'));
  } finally {
    await running.close();
  }
  await run('unzip', ['-q', join(folder, 'package.zip'), '-d', join(folder, 'unpacked')]);
  const [name] = await readdir(join(folder, 'unpacked'));
  bag = join(folder, 'unpacked', name ?? '');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const press = (browser: Browser, key: string) =>
  browser.evaluate(`dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)} }))`);
const statusOf = (browser: Browser) =>
  browser.evaluate(`document.querySelector('${CLOCK}')?.dataset.status`);
const timeOf = async (browser: Browser): Promise<number> =>
  Number(await browser.evaluate(`document.querySelector('${CLOCK}').dataset.timeMs`));
const seekIdOf = async (browser: Browser): Promise<number> =>
  Number(await browser.evaluate(`document.querySelector('${CLOCK}').dataset.seekId`));

async function seekBy(browser: Browser, key: string): Promise<void> {
  const before = await seekIdOf(browser);
  await press(browser, key);
  await expect.poll(() => seekIdOf(browser), { timeout: 20_000 }).toBeGreaterThan(before);
  await expect.poll(() => statusOf(browser), { timeout: 20_000 }).toBe('paused');
}

/** Every camera's picture is the frame named under it, and all lie within one 10 fps frame. */
async function expectOneInstant(browser: Browser): Promise<number> {
  const times: number[] = [];
  for (const cameraId of CAMERAS) {
    const code = await barCodeIn(await browser.picture(`.pane__stage[data-camera="${cameraId}"]`));
    const named = await browser.evaluate(
      `Number(document.querySelector('.pane__stage[data-camera="${cameraId}"]').closest('figure').querySelector('[data-frame]').dataset.frame)`,
    );
    expect(code?.frame, `${cameraId}'s picture`).toBe(named);
    times.push(code?.timeMs ?? Number.NaN);
  }
  expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(101);
  return Math.max(...times);
}

async function expectPlaying(browser: Browser): Promise<void> {
  await expect.poll(() => statusOf(browser), { timeout: 20_000 }).toBe('paused');
  await seekBy(browser, 'e');
  const atEvent = await expectOneInstant(browser);
  await seekBy(browser, 'ArrowRight');
  expect(await expectOneInstant(browser)).toBeGreaterThan(atEvent);
  await press(browser, ' ');
  const from = await timeOf(browser);
  await expect.poll(() => timeOf(browser), { timeout: 20_000 }).toBeGreaterThan(from + 2000);
  await press(browser, ' ');
  await expect.poll(() => statusOf(browser), { timeout: 20_000 }).toBe('paused');
  await expectOneInstant(browser);
}

const inChromium = (page: Page): Browser => ({
  evaluate: (expression) => page.evaluate(expression),
  picture: (selector) => page.locator(selector).screenshot(),
});
const inFirefox = (page: FirefoxPage): Browser => ({
  evaluate: (expression) => page.run(`return ${expression}`),
  picture: (selector) => page.screenshot(selector),
});

async function openInChromium(from: string): Promise<{ page: Page; asked: string[] }> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ offline: true, viewport: { width: 1280, height: 900 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => asked.push(`error: ${error.message}`));
  await page.goto(pathToFileURL(join(from, 'viewer.html')).href);
  return { page, asked };
}

it('plays in Chromium with the network off, and asks for nothing beyond its folder', async () => {
  const { page, asked } = await openInChromium(bag);
  await expectPlaying(inChromium(page));
  const inside = pathToFileURL(bag).href;
  expect(asked.filter((url) => !url.startsWith(inside))).toEqual([]);
  await page.context().browser()?.close();
});

it('plays in Firefox with the network off', async () => {
  const page = await launchFirefox('firefox-esr');
  try {
    await page.goto(pathToFileURL(join(bag, 'viewer.html')).href);
    await expectPlaying(inFirefox(page));
  } finally {
    await page.close();
  }
});

it('hashes the files in the page and names what was changed, removed or added', async () => {
  const touched = join(folder, 'touched');
  await cp(bag, touched, { recursive: true });
  const { page } = await openInChromium(bag);
  const check = page.locator('.check');
  await page.locator('input[type=file]').setInputFiles(bag);
  await check.getByText(/all \d+ files are as/i).waitFor();

  const report = join(touched, 'data', 'report.html');
  const bytes = await readFile(report);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  await writeFile(report, bytes);
  await rm(join(touched, 'data', 'originals', 'C_R.mp4'));
  await writeFile(join(touched, 'data', 'added.txt'), 'more');
  await page.locator('input[type=file]').setInputFiles(touched);
  await check.getByText(/report\.html/).waitFor();
  const said = await check.innerText();
  expect(said).toMatch(/changed.*data\/report\.html|data\/report\.html.*changed/is);
  expect(said).toMatch(/C_R\.mp4/);
  expect(said).toMatch(/added\.txt/);
  await page.context().browser()?.close();
});
