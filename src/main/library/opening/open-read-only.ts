/** Opens an index that must not be written to: a copy of it, and that read-only. */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { openDatabase, type Database } from '@main/platform/database';
import { INDEX_FILE } from './open-index';

/** What a writer that did not close may have left beside the index. */
const LOG = '-wal';

/**
 * A copy, because SQLite writes beside an index even to read it, which a read-only folder does not allow and a
 * newer program's index must not be exposed to.
 * @param copyFolder where the copy goes; what an earlier start left there is replaced.
 * @throws AppError `library.unavailable`, `library.damaged-index`
 */
export function openIndexCopy(root: string, copyFolder: string): Database {
  const copy = join(copyFolder, INDEX_FILE);
  try {
    rmSync(copyFolder, { recursive: true, force: true });
    mkdirSync(copyFolder, { recursive: true });
    for (const end of ['', LOG]) {
      const from = join(root, INDEX_FILE + end);
      if (existsSync(from)) copyFileSync(from, copy + end);
    }
    fold(copy);
    return openDatabase(copy, { readOnly: true });
  } catch (caught) {
    throw new AppError('library.unavailable', { cause: caught });
  }
}

/** Into the one file, so that reading needs no log. */
function fold(copy: string): void {
  const database = openDatabase(copy);
  try {
    database.get('PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
}
