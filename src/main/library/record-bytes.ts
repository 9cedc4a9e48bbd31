/** How much the library's own records take: the index, its backups, what describes fleets. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files at the top of the library's folder and of its fleets' folders. */
export async function recordBytes(root: string, fleets: readonly string[]): Promise<number> {
  const sums = await Promise.all(['', ...fleets].map((folder) => filesIn(join(root, folder))));
  return sums.reduce((sum, bytes) => sum + bytes, 0);
}

async function filesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async ({ name }) => (await stat(join(folder, name)).catch(() => null))?.size ?? 0);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
