/** One app for all tests of a file, on a folder of its own that goes with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { launchApp, type LaunchOptions, type RunningApp } from './electron-app';

export interface AppOfFile extends RunningApp {
  /** Holds the user's data in `user`; tests put beside it what they need. */
  readonly folder: string;
  /** Closes the app, if it still runs, and starts it for the same user. */
  restart(): Promise<void>;
}

/**
 * Starts before the first test and closes after the last; what it gives may be asked for inside tests only.
 * @param begin goes on from the first screen to where the tests begin
 */
export function useApp(
  name: string,
  begin: (running: AppOfFile) => Promise<void> | void = () => {},
  options: Omit<LaunchOptions, 'userData'> = {},
): AppOfFile {
  let folder: string | null = null;
  let current: RunningApp | null = null;
  const there = <T>(value: T | null): T => {
    if (value === null) throw new Error('the app runs inside tests only');
    return value;
  };
  const start = async (): Promise<void> => {
    current = await launchApp({ ...options, userData: join(there(folder), 'user') });
  };
  const running: AppOfFile = {
    get folder() {
      return there(folder);
    },
    get app() {
      return there(current).app;
    },
    get page() {
      return there(current).page;
    },
    invoke: (channel, input) => there(current).invoke(channel, input),
    ask: (channel, input) => there(current).ask(channel, input),
    close: () => there(current).close(),
    restart: async () => {
      await there(current).close();
      await start();
    },
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `roadproof-${name}-`));
    await start();
    await begin(running);
  });
  afterAll(async () => {
    await current?.close();
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  });
  return running;
}
