/** Puts a new index in the place of the old one, which is kept. */
import { existsSync, linkSync, renameSync, rmSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { syncFolder } from '@main/platform/atomic-file';
import { openDatabase } from '@main/platform/database';
import { INDEX_FILE, isDamage } from './open-index';

/** What SQLite keeps beside a database file. */
const NEIGHBOURS = ['-wal', '-shm', '-journal'];

/**
 * Folds the old index's log into its one file, and makes sure that nobody has it open.
 * @throws AppError `library.in-use`
 */
export function settleOldIndex(root: string): void {
  const path = join(root, INDEX_FILE);
  if (!existsSync(path)) return;
  try {
    const database = openDatabase(path);
    try {
      // Leaving the log needs the file for itself alone.
      database.get('PRAGMA journal_mode = DELETE');
    } finally {
      database.close();
    }
  } catch (caught) {
    if (!isDamage(caught)) throw new AppError('library.in-use', { cause: caught });
  }
}

/** @returns the old index's new name; null when there was none. The index's own name is never without a file. */
export async function swapIndex(
  root: string,
  newFile: string,
  nowMs: number,
): Promise<string | null> {
  const path = join(root, INDEX_FILE);
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-');
  const backup = `${INDEX_FILE}.${stamp}.backup`;
  const had = existsSync(path);
  for (const end of NEIGHBOURS) {
    if (existsSync(path + end)) renameSync(path + end, join(root, backup + end));
  }
  if (had) keepAs(path, join(root, backup));
  renameSync(join(root, newFile), path);
  await syncFolder(root);
  return had ? backup : null;
}

/** Removes what a rebuild that was cut off left. */
export function removeUnfinished(root: string, file: string): void {
  for (const end of ['', ...NEIGHBOURS]) rmSync(join(root, file + end), { force: true });
}

function keepAs(path: string, target: string): void {
  try {
    linkSync(path, target);
  } catch {
    // Some drives know no second name for a file.
    copyFileSync(path, target);
  }
}
