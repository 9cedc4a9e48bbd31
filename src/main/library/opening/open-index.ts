/** Opens a library's index file and brings its tables up to date, with a backup first. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { openDatabase, type Database } from '@main/platform/database';
import { versionOf } from '../described-tables';
import { SCHEMA_STEPS, SCHEMA_VERSION } from '../schema';
import { watchChanges } from '../watch-changes';

export const INDEX_FILE = 'index.sqlite';

/**
 * @param steps the upgrade chain; tests hand in a shorter or longer one.
 * @param file another name than the index's own: one that is being rebuilt.
 * @throws AppError `library.newer` when a later program wrote it, `library.damaged-index` when it is no index any
 * more, `library.unavailable` when it cannot be opened.
 */
export function openIndex(
  root: string,
  steps: readonly string[] = SCHEMA_STEPS,
  file = INDEX_FILE,
): Database {
  const path = join(root, file);
  let database: Database;
  try {
    mkdirSync(root, { recursive: true });
    database = openDatabase(path);
  } catch (caught) {
    if (isDamage(caught)) throw new AppError('library.damaged-index', { cause: caught });
    throw new AppError('library.unavailable', { cause: caught });
  }
  try {
    upgrade(database, path, steps);
    if (steps.length === SCHEMA_VERSION) watchChanges(database);
    return database;
  } catch (caught) {
    database.close();
    if (caught instanceof AppError) throw caught;
    throw new AppError(isDamage(caught) ? 'library.damaged-index' : 'library.unavailable', {
      detail: 'its index could not be brought up to date',
      cause: caught,
    });
  }
}

/** SQLite's own word that the file's bytes are not what it wrote. */
export function isDamage(caught: unknown): boolean {
  const { code, message } = caught as { readonly code?: unknown; readonly message?: unknown };
  return (
    /NOTADB|CORRUPT/.test(String(code)) || /not a database|malformed|corrupt/i.test(String(message))
  );
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
