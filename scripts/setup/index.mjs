/** Everything a fresh clone needs before the app or its tests can run. */
import { ensureBuilt } from './build.mjs';
import { ensureElectron } from './electron-binary.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * Sets up what is missing, in order; a second call finds everything and returns at once.
 * @param {{ sets: string[], build: boolean }} options
 * @returns the Electron to run
 */
export async function setUp({ sets, build }) {
  await ensureSystemLibraries(sets);
  await ensurePackages();
  const electron = await ensureElectron();
  if (build) await ensureBuilt();
  return electron;
}
