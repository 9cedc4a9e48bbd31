/** Copies a library that this process has just closed. */
import { cp } from 'node:fs/promises';
import { basename } from 'node:path';

/** Without SQLite's own files beside the index: they go when it lets go of it, a moment after the closing. */
export async function copyLibraryFolder(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    filter: (path) => !basename(path).startsWith('index.sqlite-'),
  });
}
