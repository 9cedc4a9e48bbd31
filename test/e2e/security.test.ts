/** What the renderer must not be able to do, attacked in the real Electron. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/electron-app';

let folder: string;
let running: RunningApp;
/** A page elsewhere, which must never see a visitor. */
const foreign = createServer((_request, response) => {
  visits += 1;
  response.setHeader('access-control-allow-origin', '*').end('<title>foreign</title>');
});
let visits = 0;
let foreignUrl: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`;
  folder = await mkdtemp(join(tmpdir(), 'roadproof-security-'));
  running = await launchApp({ userData: folder });
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
  foreign.close();
});

/** Runs in the page's own world. */
const inPage = <T>(code: string): Promise<T> => running.page.evaluate<T>(code);
/** Code that runs on its own turn: within a call from outside, the policy on `eval` is lifted. */
const later = (code: string): string =>
  `new Promise((resolve) => setTimeout(() => {
    try { resolve(${code}) } catch (error) { resolve(error.name) }
  }))`;
const stillHome = (): void => {
  expect(running.page.url()).toMatch(/^app:\/\/roadproof\//);
};

describe('the renderer', () => {
  it('has no Node and no Electron', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'];
    const types = await inPage<string[]>(
      `${JSON.stringify(names)}.map((name) => typeof globalThis[name])`,
    );
    expect(types).toEqual(names.map(() => 'undefined'));
  });

  it('has two functions of the bridge and nothing else of main', async () => {
    expect(await inPage('Object.keys(window.roadproof).sort()')).toEqual(['invoke', 'on']);
    // A function from another world could carry that world's `Function` with it.
    const reached = await inPage(
      later("window.roadproof.invoke.constructor('return typeof process')()"),
    );
    expect(reached).toBe('EvalError');
  });

  it('runs in a sandbox of its own', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Electron's own word on what this page was made with.
      return (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  });

  it('does not run code from strings or from elsewhere', async () => {
    expect(await inPage(later("eval('1')"))).toBe('EvalError');
    const loaded = await inPage(
      `new Promise((resolve) => {
        const script = document.createElement('script');
        script.src = '${foreignUrl}';
        script.onload = () => resolve('ran');
        script.onerror = () => resolve('refused');
        document.head.append(script);
      })`,
    );
    expect(loaded).toBe('refused');
  });
});

describe('the way out', () => {
  it.each([
    ['by address', () => `location.href = '${foreignUrl}'`],
    ['to a file', () => "location.href = 'file:///etc/passwd'"],
    ['to another host of our scheme', () => "location.href = 'app://elsewhere/'"],
    ['to media', () => "location.href = 'media://file/x'"],
    [
      'by a link',
      () =>
        `{ const a = document.createElement('a'); a.href = '${foreignUrl}'; document.body.append(a); a.click(); a.remove(); }`,
    ],
    [
      'by a form',
      () =>
        `{ const f = document.createElement('form'); f.action = '${foreignUrl}'; document.body.append(f); f.submit(); f.remove(); }`,
    ],
  ])('is closed %s', async (_name, code) => {
    visits = 0;
    await inPage(`void (() => { try { ${code()} } catch {} })()`);
    await running.page.waitForTimeout(300);
    stillHome();
    expect(visits).toBe(0);
  });

  it('is closed for new windows', async () => {
    expect(await inPage(`window.open('${foreignUrl}') === null`)).toBe(true);
    expect(await inPage("window.open('app://roadproof/') === null")).toBe(true);
    expect(running.app.windows()).toHaveLength(1);
  });

  it('is closed for requests and frames', async () => {
    visits = 0;
    const fetched = `fetch('${foreignUrl}').then(() => 'answered', () => 'refused')`;
    expect(await inPage(fetched)).toBe('refused');
    await inPage(
      `new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = '${foreignUrl}';
        document.body.append(frame);
        setTimeout(() => { frame.remove(); resolve(null); }, 300);
      })`,
    );
    expect(visits).toBe(0);
  });

  it('grants no permission', async () => {
    const states = await inPage<string[]>(
      `Promise.all(['geolocation', 'camera', 'microphone', 'notifications'].map((name) =>
        navigator.permissions.query({ name }).then(({ state }) => state)))`,
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });
});

describe('media://', () => {
  it.each([
    'media://file/unknown',
    'media://file/../../etc/passwd',
    'media://file/..%2f..%2f..%2f..%2fetc%2fpasswd',
    'media://file/%2e%2e/%2e%2e/etc/passwd',
    'media://file//etc/passwd',
    'media://etc/passwd',
    'media://file/preferences.json',
  ])('%s is no file', async (url) => {
    const answer = await inPage<number | string>(
      `fetch(${JSON.stringify(url)}).then(({ status }) => status, (error) => error.name)`,
    );
    expect([404, 'TypeError']).toContain(answer);
  });
});

describe('the door', () => {
  it.each<[string, string, unknown]>([
    ['a wrong type', 'settings:set', { theme: 3 }],
    ['an unknown field', 'settings:set', { theme: 'dark', isAdmin: true }],
    ['no object', 'incidents:get', 'x'],
    ['nothing where something is due', 'incidents:get', undefined],
    ['something where nothing is due', 'app:info', { a: 1 }],
    ['a path for an id', 'incidents:get', { incidentId: ['../..'] }],
    ['a number out of range', 'downloads:save-expiring', { days: -1 }],
    ['an endless text', 'session:sign-in', { baseUrl: 'x'.repeat(100_000) }],
  ])('refuses %s', async (_name, channel, payload) => {
    const answer = await inPage(
      `window.roadproof.invoke(${JSON.stringify(channel)}, ${payload === undefined ? 'undefined' : JSON.stringify(payload)})`,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });

  it.each(['no:such-channel', '__proto__', 'constructor', 'ELECTRON_BROWSER_REQUIRE', ''])(
    'does not know the channel %j',
    async (channel) => {
      const answer = await inPage(`window.roadproof.invoke(${JSON.stringify(channel)}, {})`);
      expect(answer).toMatchObject({ ok: false, error: { code: 'request.refused' } });
    },
  );

  it('does not listen to what is not an event', async () => {
    const name = await inPage(
      "(() => { try { window.roadproof.on('ELECTRON_ASAR', () => {}); return 'listening' } catch (error) { return error.message } })()",
    );
    expect(name).toBe('unknown event');
  });

  it('refuses a foreign page, even with our preload script', async () => {
    const answer = await running.app.evaluate(
      async ({ BrowserWindow }, [url, preload]) => {
        const intruder = new BrowserWindow({ show: false, webPreferences: { preload } });
        await intruder.loadURL(`data:text/html,<title>${url}</title>`);
        const result: unknown = await intruder.webContents.executeJavaScript(
          "window.roadproof.invoke('app:info')",
        );
        intruder.destroy();
        return result;
      },
      [foreignUrl, join(import.meta.dirname, '../../out/preload/index.js')] as const,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'request.refused' } });
  });

  it('still answers the page itself', async () => {
    const info = await running.ask('app:info', undefined);
    expect(info.platform).toBe(process.platform);
  });
});
