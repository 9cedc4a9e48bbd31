/** SQLite for main: the only file that imports libsql; small, typed, one prepared statement per SQL text. */
import Sqlite from 'libsql';

export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, unknown>>;

/** One database file; every call is synchronous. */
export interface Database {
  readonly readOnly: boolean;
  run(sql: string, ...params: readonly SqlValue[]): { readonly changes: number };
  get(sql: string, ...params: readonly SqlValue[]): SqlRow | undefined;
  all(sql: string, ...params: readonly SqlValue[]): readonly SqlRow[];
  /** Several statements without parameters: schema steps only. */
  exec(sql: string): void;
  /** All or nothing; a nested call joins the transaction that runs. */
  transaction<T>(work: () => T): T;
  close(): void;
}

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

  const statements = new Map<string, Sqlite.Statement<SqlValue[]>>();
  const statement = (sql: string): Sqlite.Statement<SqlValue[]> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = sqlite.prepare<SqlValue[]>(sql);
    statements.set(sql, made);
    return made;
  };

  let depth = 0;
  return {
    readOnly,
    run: (sql, ...params) => ({ changes: statement(sql).run(...params).changes }),
    get: (sql, ...params) => statement(sql).get(...params) as SqlRow | undefined,
    all: (sql, ...params) => statement(sql).all(...params) as readonly SqlRow[],
    exec: (sql) => void sqlite.exec(sql),
    transaction: (work) => {
      if (depth > 0) return work();
      sqlite.exec('BEGIN IMMEDIATE');
      depth += 1;
      try {
        const result = work();
        sqlite.exec('COMMIT');
        return result;
      } catch (caught) {
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
        throw caught;
      } finally {
        depth -= 1;
      }
    },
    close: () => {
      statements.clear();
      if (sqlite.open) sqlite.close();
    },
  };
}
