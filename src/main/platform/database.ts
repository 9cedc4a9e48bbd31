/** SQLite for main: the only file that imports libsql; small, typed, one prepared statement per SQL text. */
import Sqlite from 'libsql';
import { AppError } from '@shared/errors';

export type SqlValue = string | number | bigint | Uint8Array | null;
export type SqlRow = Readonly<Record<string, unknown>>;

/**
 * One database file; every call is synchronous and throws AppError `library.full` when its disk is, and a TypeError
 * for a parameter that SQLite has no type for. Opened read-only, what would write throws AppError `library.read-only`.
 */
export interface Database {
  readonly readOnly: boolean;
  run(sql: string, ...params: readonly SqlValue[]): { readonly changes: number };
  get(sql: string, ...params: readonly SqlValue[]): SqlRow | undefined;
  all(sql: string, ...params: readonly SqlValue[]): readonly SqlRow[];
  /** Several statements without parameters: schema steps only. */
  exec(sql: string): void;
  /**
   * All or nothing; a nested call joins the transaction that runs.
   *
   * With `repeatable` a power cut may take the last of them away again, whole and in order, and nobody waits for
   * the disk: only for what is asked for again anyway. The next plain transaction makes them last as well.
   */
  transaction<T>(work: () => T, options?: { readonly repeatable?: boolean }): T;
  close(): void;
}

/** Takes its parameters as one list: libsql takes a lone null or bytes for a list of names. */
type Statement = Sqlite.Statement<[readonly SqlValue[]]>;

/**
 * Opens (and creates) a database file that survives power cuts: write-ahead log, full flush on commit,
 * foreign keys on.
 */
export function openDatabase(
  filePath: string,
  options: { readonly readOnly?: boolean } = {},
): Database {
  const readOnly = options.readOnly ?? false;
  const sqlite = new Sqlite(filePath, readOnly ? { readonly: true } : {});
  // First of all: another process may still be letting go of the file.
  sqlite.pragma('busy_timeout = 5000');
  if (!readOnly) {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
  }
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('cache_size = -16384');

  const statements = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = sqlite.prepare<[readonly SqlValue[]]>(sql);
    statements.set(sql, made);
    return made;
  };

  let depth = 0;
  const whole = <T>(work: () => T): T => {
    orFull(() => sqlite.exec('BEGIN IMMEDIATE'));
    depth += 1;
    try {
      const result = work();
      orFull(() => sqlite.exec('COMMIT'));
      return result;
    } catch (caught) {
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
      throw caught;
    } finally {
      depth -= 1;
    }
  };
  return {
    readOnly,
    run: (sql, ...params) =>
      changing(readOnly, () => ({ changes: statement(sql).run(bindable(params)).changes })),
    get: (sql, ...params) =>
      orFull(() => statement(sql).get(bindable(params)) as SqlRow | undefined),
    all: (sql, ...params) => statement(sql).all(bindable(params)) as readonly SqlRow[],
    exec: (sql) => changing(readOnly, () => void sqlite.exec(sql)),
    transaction: (work, { repeatable = false } = {}) => {
      if (readOnly) throw new AppError('library.read-only');
      if (depth > 0) return work();
      if (!repeatable) return whole(work);
      sqlite.exec('PRAGMA synchronous = NORMAL');
      try {
        return whole(work);
      } finally {
        sqlite.exec('PRAGMA synchronous = FULL');
      }
    },
    close: () => {
      statements.clear();
      if (sqlite.open) sqlite.close();
    },
  };
}

/**
 * libsql ends the whole process over some values of other types, which the compiler cannot see coming out of
 * answers and files.
 * @throws TypeError
 */
function bindable(params: readonly unknown[]): readonly SqlValue[] {
  for (let index = 0; index < params.length; index += 1) {
    if (!isSqlValue(params[index])) throw unboundError(params[index], index);
  }
  return params as readonly SqlValue[];
}

function isSqlValue(value: unknown): value is SqlValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
      return true;
    default:
      return value === null || value instanceof Uint8Array;
  }
}

function unboundError(value: unknown, index: number): TypeError {
  const type = Array.isArray(value) ? 'array' : typeof value;
  return new TypeError(
    `SQL parameter ${index + 1} is of type ${type}; only text, numbers, bytes and null can be kept`,
  );
}

function changing<T>(readOnly: boolean, work: () => T): T {
  if (readOnly) throw new AppError('library.read-only');
  return orFull(work);
}

/** A write that found no room was undone as a whole: a state to wait in, not a damaged index. */
function orFull<T>(work: () => T): T {
  try {
    return work();
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === 'SQLITE_FULL') {
      throw new AppError('library.full', { cause: caught });
    }
    throw caught;
  }
}
