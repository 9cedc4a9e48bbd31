/** Opens a library's index file and brings its tables up to date, with a backup first. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { openDatabase, type Database } from '@main/platform/database';
import { versionOf } from './described-tables';
import { SCHEMA_STEPS, SCHEMA_VERSION } from './schema';
import { watchChanges } from './watch-changes';

export const INDEX_FILE = 'index.sqlite';

/**
 * @param steps the upgrade chain; tests hand in a shorter or longer one.
 * @throws AppError `library.newer` when a later program wrote it, `library.unavailable` when it cannot be opened.
 */
export function openIndex(root: string, steps: readonly string[] = SCHEMA_STEPS): Database {
  const path = join(root, INDEX_FILE);
  let database: Database;
  try {
    mkdirSync(root, { recursive: true });
    database = openDatabase(path);
  } catch (caught) {
    throw new AppError('library.unavailable', { cause: caught });
  }
  try {
    upgrade(database, path, steps);
    if (steps.length === SCHEMA_VERSION) watchChanges(database);
    return database;
  } catch (caught) {
    database.close();
    throw caught instanceof AppError
      ? caught
      : new AppError('library.unavailable', { detail: 'its index is damaged', cause: caught });
  }
}

function upgrade(database: Database, path: string, steps: readonly string[]): void {
  const version = versionOf(database);
  if (version > steps.length) {
    throw new AppError('library.newer', {
      detail: `library version ${version}, this program knows ${SCHEMA_VERSION}`,
    });
  }
  if (version === steps.length) return;
  if (version > 0) backUp(database, path, version);
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(step);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

/** The write-ahead log is folded in first, so that the one file is the whole library. */
function backUp(database: Database, path: string, version: number): void {
  database.get('PRAGMA wal_checkpoint(TRUNCATE)');
  let target = `${path}.v${version}.backup`;
  for (let count = 2; existsSync(target); count += 1)
    target = `${path}.v${version}-${count}.backup`;
  copyFileSync(path, target);
}
