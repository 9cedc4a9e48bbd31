/** The built app in the real Electron, driven by Playwright. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import type { RequestChannel, RequestInput, RequestOutput } from '@shared/ipc/contract';
import type { Result } from '@shared/result';
import { findElectron } from '../../scripts/setup/electron-binary.mjs';
import { sandboxArguments } from '../../scripts/setup/launch.mjs';

export interface LaunchOptions {
  /** Folder for settings and logs; the same folder again is the same user coming back. */
  readonly userData: string;
  /** Folder of the library; `<userData>/library` when not given. */
  readonly libraryFolder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Asks main over the real bridge, as the page would. */
  invoke<C extends RequestChannel>(
    channel: C,
    input: RequestInput<C>,
  ): Promise<Result<RequestOutput<C>>>;
  /** As `invoke`, but throws when main answers with an error. */
  ask<C extends RequestChannel>(channel: C, input: RequestInput<C>): Promise<RequestOutput<C>>;
  close(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');

/** Starts the app from `out/` and waits for its window. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const electron = findElectron();
  if (electron === null) throw new Error('no Electron here; `npm test` fetches it');
  await writePreferences(options);

  const app = await _electron.launch({
    executablePath: electron.path,
    args: [
      ROOT,
      ...sandboxArguments(),
      `--user-data-dir=${options.userData}`,
      ...(options.args ?? []),
    ],
    env: { ...definedOf(process.env), ...options.env },
    // Playwright would emulate a light system; the app's own theme is to be seen.
    colorScheme: null,
  });
  const page = await app.firstWindow();

  const invoke: RunningApp['invoke'] = async (channel, input) => {
    const call = ([name, payload]: readonly [string, unknown]): Promise<unknown> =>
      // Inside the page: what the preload script put there.
      (
        globalThis as unknown as {
          roadproof: { invoke(name: string, payload: unknown): Promise<unknown> };
        }
      ).roadproof.invoke(name, payload);
    return (await page.evaluate(call, [channel, input] as const)) as Result<
      RequestOutput<typeof channel>
    >;
  };
  return {
    app,
    page,
    invoke,
    ask: async (channel, input) => {
      const answer = await invoke(channel, input);
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    close: () => app.close(),
  };
}

/** Names the library folder in preferences, unless an earlier start has written them. */
async function writePreferences({ userData, libraryFolder }: LaunchOptions): Promise<void> {
  await mkdir(userData, { recursive: true });
  const value = {
    settings: {},
    apiProfile: DEFAULT_API_PROFILE,
    libraryFolder: libraryFolder ?? join(userData, 'library'),
  };
  const text = JSON.stringify({ version: 1, value });
  await writeFile(join(userData, 'preferences.json'), text, { flag: 'wx' }).catch(
    (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    },
  );
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
