/** Finds rows by their words or by those of their marks, through SQLite's full-text index. */
import { text } from '@main/platform/columns';
import type { Database } from '@main/platform/database';

/** The row ids that hold all words; one may stand twice, when a mark of it holds them as well. */
export type FoundRows = readonly number[];

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
  const answer = database.get(
    `SELECT json_group_array(rowid) AS ids FROM (
       SELECT rowid FROM incident_words WHERE incident_words MATCH ?
       UNION ALL SELECT rowid FROM mark_words WHERE mark_words MATCH ?)`,
    match,
    match,
  );
  return answer === undefined ? [] : (JSON.parse(text(answer, 'ids')) as number[]);
}
