/** Keeps the words of incidents in SQLite's full-text index (FTS5). */
import type { Database } from '@main/platform/database';

/** Pages merged at a time: some 2 ms, and three times what a stretch of new rows adds. */
const MERGE_PAGES = 16;

/** @param before the words that are indexed for this row so far; null for a new row */
export function indexWords(
  database: Database,
  rowId: number,
  words: string,
  before: string | null,
): void {
  if (words === before) return;
  if (before !== null) database.run('DELETE FROM incident_words WHERE rowid = ?', rowId);
  database.run('INSERT INTO incident_words (rowid, words) VALUES (?, ?)', rowId, words);
}

/**
 * Merges a little of what many small writes left apart. FTS5's own automatic merging, which is off, does hundreds
 * of pages in one go: 70 ms in which nobody has a turn.
 */
export function mergeWords(database: Database): void {
  database.run(
    `INSERT INTO incident_words (incident_words, rank) VALUES ('merge', ?)`,
    MERGE_PAGES,
  );
}
