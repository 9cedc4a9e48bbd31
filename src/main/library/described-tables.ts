/** Which tables describe an incident or a fleet, and how their rows look as JSON in the folders. */
import { z } from 'zod';
import { number, text } from '@main/platform/columns';
import type { Database, SqlRow, SqlValue } from '@main/platform/database';

/**
 * Rows that are described in a file of their own, or are work in progress or bookkeeping: those are never
 * described, and lost with the index without harm.
 */
const NOT_DESCRIBED: ReadonlySet<string> = new Set([
  'claims',
  'download_jobs',
  'undescribed',
  'incidents',
]);

/** Columns that hold JSON as text; in the folders they are JSON themselves. */
const JSON_COLUMNS: ReadonlySet<string> = new Set([
  'camera_ids',
  'capture_modes',
  'description',
  'error',
  'event_record',
  'headers',
  'layout',
  'list_record',
  'manifest_hashes',
  'people',
  'probe',
  'reference_numbers',
  'source_headers',
  'trashed_row',
]);

export interface DescribedTable {
  readonly name: string;
  /** As the folders spell it: `derived_files` → `derivedFiles`. */
  readonly key: string;
  /** Without the one that is only SQLite's own row number. */
  readonly columns: readonly string[];
}

export const JsonRowSchema = z.record(z.string(), z.unknown());
export type JsonRow = z.infer<typeof JsonRowSchema>;

export const INCIDENT_TABLE = 'incidents';

/** Every table whose rows belong to one incident; a table added later is described without being named here. */
export function incidentTables(database: Database): readonly DescribedTable[] {
  return tablesWith(database, 'incident_id');
}

/** Every table whose rows belong to one fleet and to no incident. */
export function fleetTables(database: Database): readonly DescribedTable[] {
  return tablesWith(database, 'partition_id').filter(({ name }) => name !== 'partitions');
}

export function describedTable(database: Database, name: string): DescribedTable {
  const columns = database
    .all('SELECT name, type, pk FROM pragma_table_info(?)', name)
    .filter((row) => !(row['pk'] === 1 && row['type'] === 'INTEGER'))
    .map((row) => text(row, 'name'));
  return { name, key: camel(name), columns };
}

/** Rows of a table as JSON, in the order in which they were made. */
export function jsonRows(
  database: Database,
  table: DescribedTable,
  where: string,
  ...params: readonly SqlValue[]
): readonly JsonRow[] {
  return database
    .all(
      `SELECT ${table.columns.join(', ')} FROM ${table.name} WHERE ${where} ORDER BY rowid`,
      ...params,
    )
    .map((row) => jsonRow(table, row));
}

/** Puts a described row back; members that this version does not know are left out. */
export function insertJsonRow(database: Database, table: DescribedTable, row: JsonRow): void {
  const columns = table.columns.filter((column) => Object.hasOwn(row, camel(column)));
  database.run(
    `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...columns.map((column) => sqlValue(column, row[camel(column)])),
  );
}

/** Makes the row that has the same `key` what is described; false when there is none. */
export function updateJsonRow(
  database: Database,
  table: DescribedTable,
  key: string,
  row: JsonRow,
): boolean {
  const columns = table.columns.filter((column) => Object.hasOwn(row, camel(column)));
  const { changes } = database.run(
    `UPDATE ${table.name} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${key} = ?`,
    ...[...columns, key].map((column) => sqlValue(column, row[camel(column)])),
  );
  return changes > 0;
}

function tablesWith(database: Database, column: string): readonly DescribedTable[] {
  return database
    .all(
      `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = ?
       WHERE m.type = 'table' ORDER BY m.rowid`,
      column,
    )
    .map((row) => text(row, 'name'))
    .filter((name) => !NOT_DESCRIBED.has(name))
    .map((name) => describedTable(database, name));
}

function jsonRow(table: DescribedTable, row: SqlRow): JsonRow {
  return Object.fromEntries(
    table.columns.map((column) => {
      const value = row[column];
      const plain = JSON_COLUMNS.has(column) && typeof value === 'string';
      return [camel(column), plain ? (JSON.parse(value) as unknown) : value];
    }),
  );
}

function sqlValue(column: string, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (JSON_COLUMNS.has(column)) return JSON.stringify(value);
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`${camel(column)} is neither text nor number`);
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The version of the tables in this index. */
export function versionOf(database: Database): number {
  const row = database.get('PRAGMA user_version');
  return row === undefined ? 0 : number(row, 'user_version');
}
