/** Puts one incident's rows, and its words, back into the index. */
import { existsSync, statSync } from 'node:fs';
import { z } from 'zod';
import { number, numberOrNull, text, textOrNull } from '@main/platform/columns';
import type { Database } from '@main/platform/database';
import {
  describedTable,
  INCIDENT_TABLE,
  incidentTables,
  insertJsonRow,
  JsonRowSchema,
  type DescribedTable,
  type JsonRow,
} from '../described-tables';
import { absolutePath } from '../file-records';
import type { IncidentDescription } from './read-description';
import type { RebuildTally } from './rebuild-report';
import { searchWords } from '../query/search-words';
import { indexWords, mergeWords } from '../query/word-index';

const RowsSchema = z.array(JsonRowSchema);

/** All or nothing. @throws Error when a row does not fit. */
export function insertIncident(
  database: Database,
  folder: string,
  description: IncidentDescription,
): void {
  const { incident } = description;
  database.transaction(() => {
    insertJsonRow(database, describedTable(database, INCIDENT_TABLE), { ...incident, folder });
    for (const table of incidentTables(database)) insertRows(database, table, description);
    makeSearchable(database, incident.incidentId);
  });
}

/** An event without a folder of its own. */
export function insertEvent(database: Database, event: JsonRow, incidentId: string): void {
  database.transaction(() => {
    insertJsonRow(database, describedTable(database, INCIDENT_TABLE), { ...event, folder: null });
    makeSearchable(database, incidentId);
  });
}

/** The rows of one table in a description. @throws Error when one does not fit. */
export function insertRows(
  database: Database,
  table: DescribedTable,
  description: Readonly<Record<string, unknown>>,
): void {
  const rows = RowsSchema.safeParse(description[table.key] ?? []);
  if (!rows.success) throw new Error(`the description is damaged at ${table.key}`);
  for (const row of rows.data) insertJsonRow(database, table, row);
}

/** Names saved files that are not there, or not of their size; bytes are hashed by the library's check. */
export function lookForFiles(
  root: string,
  database: Database,
  incidentId: string,
  tally: RebuildTally,
): void {
  const files = database.all(
    `SELECT i.folder || '/' || f.stored_name AS path, f.size_bytes, m.link_path FROM files f
     JOIN incidents i ON i.incident_id = f.incident_id LEFT JOIN imported_files m ON m.file_id = f.file_id
     WHERE f.incident_id = ? AND f.state = 'saved'`,
    incidentId,
  );
  tally.files += files.length;
  for (const file of files) {
    const path = text(file, 'path');
    const there = textOrNull(file, 'link_path') ?? absolutePath(root, path);
    if (!existsSync(there)) tally.problems.push({ path, reason: 'the saved file is missing' });
    else if (statSync(there).size !== numberOrNull(file, 'size_bytes'))
      tally.problems.push({
        path,
        reason: 'the saved file has another size than when it was saved',
      });
  }
}

function makeSearchable(database: Database, incidentId: string): void {
  const row = database.get('SELECT row_id, words FROM incidents WHERE incident_id = ?', incidentId);
  if (row === undefined) return;
  const rowId = number(row, 'row_id');
  indexWords(database, rowId, text(row, 'words'), null);
  mergeWords(database);
  const words = database
    .all('SELECT text FROM marks WHERE incident_id = ? ORDER BY from_ms, mark_id', incidentId)
    .flatMap((mark) => searchWords(text(mark, 'text')));
  if (words.length === 0) return;
  database.run('INSERT INTO mark_words (rowid, words) VALUES (?, ?)', rowId, words.join(' '));
}
