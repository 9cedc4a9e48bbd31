/** A session of their own for tests: a D-Bus with a real, unlocked keychain, and a display nobody sees. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

/** Set inside the session, so that it is entered once. */
const INSIDE = 'ROADPROOF_TEST_SESSION';

export function isInTestSession() {
  return process.platform !== 'linux' || process.env[INSIDE] === '1';
}

/**
 * Runs a Node script inside such a session; resolves with its exit code. The keychain and everything
 * else the desktop would keep live in a temporary folder: the user's own stay untouched.
 */
export async function runInTestSession(script, args) {
  const folder = await mkdtemp(join(tmpdir(), 'roadproof-session-'));
  try {
    const unlock =
      'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"';
    return await run(
      'dbus-run-session',
      [
        ...['--', 'bash', '-c', unlock, 'session'],
        ...['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'],
        ...[process.execPath, script, ...args],
      ],
      {
        env: {
          ...process.env,
          [INSIDE]: '1',
          XDG_DATA_HOME: join(folder, 'data'),
          XDG_CONFIG_HOME: join(folder, 'config'),
          XDG_CACHE_HOME: join(folder, 'cache'),
          XDG_RUNTIME_DIR: folder,
        },
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
