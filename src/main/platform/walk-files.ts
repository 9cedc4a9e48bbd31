/** Every file below a folder; links are not followed. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface FoundFile {
  /** Below the folder, with /. */
  readonly path: string;
  readonly sizeBytes: number;
}

/** Sorted by folder. [Note: Electron 25] Its Node knows no recursive `readdir`. @throws AbortError when cancelled */
export async function walkFiles(
  root: string,
  signal?: AbortSignal,
  below = '',
): Promise<readonly FoundFile[]> {
  signal?.throwIfAborted();
  const found: FoundFile[] = [];
  const entries = await readdir(join(root, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await walkFiles(root, signal, path)));
    else if (entry.isFile()) {
      const stat = await lstat(join(root, path)).catch(ifGone);
      if (stat !== null) found.push({ path, sizeBytes: stat.size });
    }
  }
  return found;
}

/** A file may go between the list and the look. */
function ifGone(caught: unknown): null {
  if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return null;
  throw caught;
}
