/** The Electron that measurements and end-to-end tests run in: the one that is unpacked here. */
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** @throws when no Electron binary is there yet; `npm start` fetches one. */
export async function findElectron(): Promise<string> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const path: unknown =
    given === undefined ? createRequire(import.meta.url)('electron') : join(given, 'electron');
  if (typeof path !== 'string') throw new Error('no Electron is installed: run `npm start` first');
  await access(path);
  return path;
}
