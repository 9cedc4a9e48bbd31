/** Marks and notes of an incident: kept in the index, found by their words, noted in the chain of custody. */
import type { Mark, MarkColour, MarkContent, MarkKind } from '@shared/domain/mark';
import { number, numberOrNull, text } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from './context';
import { incidentRow } from './incident-detail';
import { searchWords } from './query/search-words';

/** By time. */
export function listMarks(library: LibraryContext, incidentId: string): readonly Mark[] {
  return library.database
    .all('SELECT * FROM marks WHERE incident_id = ? ORDER BY from_ms, mark_id', incidentId)
    .map(markOf);
}

/**
 * Makes a mark or changes it; what is as before leaves no trace.
 * @throws AppError `library.not-found`
 */
export function saveMark(
  library: LibraryContext,
  incidentId: string,
  content: MarkContent,
  user: string,
): Mark {
  return library.database.transaction(() => {
    const row = incidentRow(library, incidentId);
    const known = library.database.get(
      'SELECT * FROM marks WHERE incident_id = ? AND mark_id = ?',
      incidentId,
      content.markId,
    );
    const before = known === undefined ? null : markOf(known);
    if (before !== null && isSame(before, content)) return before;
    const nowMs = Math.round(library.clock.now());
    const { markId, fromMs, toMs, kind, colour } = content;
    library.database.run(
      `INSERT INTO marks (mark_id, incident_id, from_ms, to_ms, kind, colour, text, user, created_at_ms, changed_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (incident_id, mark_id) DO UPDATE SET from_ms = excluded.from_ms, to_ms = excluded.to_ms,
         kind = excluded.kind, colour = excluded.colour, text = excluded.text, changed_at_ms = excluded.changed_at_ms`,
      markId,
      incidentId,
      fromMs,
      toMs,
      kind,
      colour,
      content.text,
      user,
      nowMs,
      nowMs,
    );
    note(library, incidentId, before === null ? 'note made' : 'note changed', content, user);
    indexMarks(library, number(row, 'row_id'), incidentId);
    return {
      ...content,
      user: before?.user ?? user,
      createdAtMs: before?.createdAtMs ?? nowMs,
      changedAtMs: nowMs,
    };
  });
}

/** Deletes a mark; one that is not there is no failure. @throws AppError `library.not-found` */
export function deleteMark(
  library: LibraryContext,
  incidentId: string,
  markId: string,
  user: string,
): void {
  library.database.transaction(() => {
    const row = incidentRow(library, incidentId);
    const known = library.database.get(
      'SELECT * FROM marks WHERE incident_id = ? AND mark_id = ?',
      incidentId,
      markId,
    );
    if (known === undefined) return;
    library.database.run(
      'DELETE FROM marks WHERE incident_id = ? AND mark_id = ?',
      incidentId,
      markId,
    );
    note(library, incidentId, 'note deleted', markOf(known), user);
    indexMarks(library, number(row, 'row_id'), incidentId);
  });
}

function note(
  library: LibraryContext,
  incidentId: string,
  result: string,
  { markId, fromMs, toMs, kind, colour, text: words }: MarkContent,
  user: string,
): void {
  library.custody.append(incidentId, {
    action: 'noted',
    user,
    data: { result, mark: { markId, fromMs, toMs, kind, colour, text: words } },
  });
}

/** All words of all marks of an incident are one row of the index. */
function indexMarks(library: LibraryContext, rowId: number, incidentId: string): void {
  library.database.run('DELETE FROM mark_words WHERE rowid = ?', rowId);
  const words = listMarks(library, incidentId).flatMap((mark) => searchWords(mark.text));
  if (words.length > 0) {
    library.database.run(
      'INSERT INTO mark_words (rowid, words) VALUES (?, ?)',
      rowId,
      words.join(' '),
    );
  }
  library.listIndex.touch(incidentId);
}

function isSame(a: MarkContent, b: MarkContent): boolean {
  return (
    a.fromMs === b.fromMs &&
    a.toMs === b.toMs &&
    a.kind === b.kind &&
    a.colour === b.colour &&
    a.text === b.text
  );
}

function markOf(row: SqlRow): Mark {
  return {
    markId: text(row, 'mark_id'),
    fromMs: number(row, 'from_ms'),
    toMs: numberOrNull(row, 'to_ms'),
    kind: text(row, 'kind') as MarkKind,
    colour: text(row, 'colour') as MarkColour,
    text: text(row, 'text'),
    user: text(row, 'user'),
    createdAtMs: number(row, 'created_at_ms'),
    changedAtMs: number(row, 'changed_at_ms'),
  };
}
