/** Reads one column of a database row with the type it must have. */
import type { SqlRow } from './database';

export function textOrNull(row: SqlRow, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

export function numberOrNull(row: SqlRow, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}

export function text(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds no text`);
  return value;
}

export function number(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} holds no number`);
  return value;
}

/** SQLite keeps yes and no as 1 and 0. */
export function flag(row: SqlRow, column: string): boolean {
  return row[column] === 1;
}
