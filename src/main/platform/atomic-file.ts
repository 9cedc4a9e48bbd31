/** Files that are either wholly there or not at all, also after a power cut. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Flushes a folder's own entries; Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Flushes a finished file and gives it its final name; the old file of that name is replaced. */
export async function commitFile(temporaryPath: string, finalPath: string): Promise<void> {
  const handle = await open(temporaryPath, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporaryPath, finalPath);
  await syncFolder(dirname(finalPath));
}

/** Writes to a temporary neighbour, flushes, renames. Creates the folder when it is missing. */
export async function writeFileAtomic(path: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporaryPath = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const handle = await open(temporaryPath, 'wx');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporaryPath, path);
  } catch (caught) {
    await rm(temporaryPath, { force: true }).catch(() => {});
    throw caught;
  }
  await syncFolder(dirname(path));
}

/**
 * Removes what a program that was killed left of `writeFileAtomic` in this folder. Only files from before
 * `beforeMs` (UTC): younger ones are being written.
 */
export async function removeLeftovers(folder: string, beforeMs: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!/\.[0-9a-f]{8}\.tmp$/.test(name)) continue;
    const path = join(folder, name);
    // One that is being written gets its final name at any moment.
    const there = await stat(path).catch(() => null);
    if (there !== null && there.mtimeMs < beforeMs) await rm(path, { force: true });
  }
}
