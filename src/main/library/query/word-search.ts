/** Finds rows by their words or by those of their marks, through SQLite's full-text index. */
import { text, number } from '@main/platform/columns';
import type { Database } from '@main/platform/database';

/** 1 at the row ids that hold all words. */
export type FoundRows = Uint8Array;

/** The last answer is kept: a list that scrolls asks the same again and again. */
export function createWordSearch(
  database: Database,
  revision: () => number,
): (match: string) => FoundRows {
  let last: {
    readonly match: string;
    readonly revision: number;
    readonly found: FoundRows;
  } | null = null;
  return (match) => {
    if (last !== null && last.match === match && last.revision === revision()) return last.found;
    const found = search(database, match);
    last = { match, revision: revision(), found };
    return found;
  };
}

function search(database: Database, match: string): FoundRows {
  const max = database.get('SELECT coalesce(max(row_id), 0) AS last FROM incidents');
  const found = new Uint8Array((max === undefined ? 0 : number(max, 'last')) + 1);
  const answer = database.get(
    `SELECT json_group_array(rowid) AS ids FROM (
       SELECT rowid FROM incident_words WHERE incident_words MATCH ?
       UNION ALL SELECT rowid FROM mark_words WHERE mark_words MATCH ?)`,
    match,
    match,
  );
  const ids = answer === undefined ? [] : (JSON.parse(text(answer, 'ids')) as number[]);
  for (const id of ids) found[id] = 1;
  return found;
}
