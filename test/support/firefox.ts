/** Debian's own Firefox, driven through Marionette: playwright-core asks more than an ESR release knows. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** No site is reached: whatever the page asks for beyond its folder goes to a proxy that is not there. */
const PREFERENCES = {
  'marionette.port': 0,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.allow_hijacking_localhost': true,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
};
const START_WITHIN_MS = 30_000;

export interface FirefoxPage {
  goto(url: string): Promise<void>;
  /** Runs a function body in the page; what it returns must be JSON. */
  run(body: string, ...args: readonly unknown[]): Promise<unknown>;
  /** The element a CSS selector finds first, as a picture. */
  screenshot(selector: string): Promise<Buffer>;
  /** Gives a file or folder to an input. */
  pick(selector: string, path: string): Promise<void>;
  close(): Promise<void>;
}

export async function launchFirefox(executable: string): Promise<FirefoxPage> {
  const profile = await mkdtemp(join(tmpdir(), 'roadproof-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const browser = spawn(executable, ['--headless', '--marionette', '--profile', profile], {
    stdio: 'ignore',
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' },
  });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  const socket = connect({ host: '127.0.0.1', port: await portOf(profile) });
  const send = createMarionette(socket);
  await send('WebDriver:NewSession', { strictFileInteractability: false });
  const find = async (selector: string): Promise<string> => {
    const found = await send('WebDriver:FindElement', { using: 'css selector', value: selector });
    return Object.values(valueOf(found) as Record<string, string>)[0] ?? '';
  };

  return {
    goto: async (url) => {
      await send('WebDriver:Navigate', { url });
    },
    run: async (script, ...args) =>
      valueOf(await send('WebDriver:ExecuteScript', { script, args, newSandbox: true })),
    screenshot: async (selector) => {
      const id = await find(selector);
      const shot = await send('WebDriver:TakeScreenshot', { id, full: false, hash: false });
      return Buffer.from(String(valueOf(shot)), 'base64');
    },
    pick: async (selector, path) => {
      await send('WebDriver:ElementSendKeys', { id: await find(selector), text: path });
    },
    close: async () => {
      socket.destroy();
      browser.kill('SIGTERM');
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Firefox writes the port it chose into its profile. */
async function portOf(profile: string): Promise<number> {
  const deadline = Date.now() + START_WITHIN_MS;
  while (Date.now() < deadline) {
    const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    if (Number(text) > 0) return Number(text);
    await delay(100);
  }
  throw new Error('Firefox did not open its Marionette port');
}

const valueOf = (reply: unknown): unknown => (reply as { value: unknown }).value;

type Send = (command: string, parameters: object) => Promise<unknown>;

/** Messages are `length:JSON`; a command is `[0, id, name, parameters]`, its reply `[1, id, error, result]`. */
function createMarionette(socket: Socket): Send {
  const waiting = new Map<number, (error: unknown, result: unknown) => void>();
  let received = Buffer.alloc(0);
  let lastId = 0;
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const colon = received.indexOf(':');
      const length = Number(received.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || received.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(
        received.subarray(colon + 1, colon + 1 + length).toString(),
      );
      received = received.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message as [number, number, unknown, unknown];
      waiting.get(id)?.(error, result);
      waiting.delete(id);
    }
  });
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      const id = (lastId += 1);
      waiting.set(id, (error, result) => {
        if (error === null) resolve(result);
        else reject(new Error(`${command}: ${JSON.stringify(error)}`));
      });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
