/** Corrected starts of an incident's clips: kept in the index, noted in the chain of custody, never in a file. */
import {
  correctionWords,
  type CorrectionContent,
  type CorrectionMethod,
  type StartCorrection,
} from '@shared/domain/start-correction';
import { AppError } from '@shared/errors';
import { offsetText } from '@shared/time';
import { number, text } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from './context';
import { fileById, type FileRecord } from './file-records';

/** By file. */
export function correctionsOf(
  library: LibraryContext,
  incidentId: string,
): ReadonlyMap<string, StartCorrection> {
  return new Map(
    library.database
      .all('SELECT * FROM start_corrections WHERE incident_id = ?', incidentId)
      .map((row) => [text(row, 'file_id'), correctionOf(row)]),
  );
}

/**
 * Moves the start of a video, or puts it back (null); what is as before leaves no trace.
 * @throws AppError `library.not-found` when the incident has no such video
 */
export function correctStart(
  library: LibraryContext,
  incidentId: string,
  fileId: string,
  content: CorrectionContent | null,
  user: string,
): StartCorrection | null {
  return library.database.transaction(() => {
    const file = fileById(library, fileId);
    if (file?.incidentId !== incidentId || file.kind !== 'video') {
      throw new AppError('library.not-found');
    }
    const before = correctionsOf(library, incidentId).get(fileId) ?? null;
    if (isSame(before, content)) return before;
    const after =
      content === null ? null : { ...content, user, changedAtMs: Math.round(library.clock.now()) };
    write(library, incidentId, fileId, after);
    note(library, file, before, after, user);
    return after;
  });
}

function write(
  { database }: LibraryContext,
  incidentId: string,
  fileId: string,
  correction: StartCorrection | null,
): void {
  if (correction === null) {
    database.run(
      'DELETE FROM start_corrections WHERE incident_id = ? AND file_id = ?',
      incidentId,
      fileId,
    );
    return;
  }
  database.run(
    `INSERT INTO start_corrections (incident_id, file_id, offset_ms, method, basis, user, changed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (incident_id, file_id) DO UPDATE SET offset_ms = excluded.offset_ms,
       method = excluded.method, basis = excluded.basis, user = excluded.user,
       changed_at_ms = excluded.changed_at_ms`,
    incidentId,
    fileId,
    correction.offsetMs,
    correction.method,
    correction.basis,
    correction.user,
    correction.changedAtMs,
  );
}

function note(
  library: LibraryContext,
  { incidentId, fileId, displayName, sha256 }: FileRecord,
  before: StartCorrection | null,
  after: StartCorrection | null,
  user: string,
): void {
  const value = (correction: StartCorrection | null) =>
    correction === null
      ? null
      : { offsetMs: correction.offsetMs, method: correction.method, basis: correction.basis };
  library.custody.append(incidentId, {
    action: 'start-corrected',
    user,
    data: {
      result: `${displayName}: start by file times ${told(after)}, before ${told(before)}`,
      fileId,
      sha256,
      before: value(before),
      after: value(after),
    },
  });
}

function told(correction: StartCorrection | null): string {
  if (correction === null) return 'as it is';
  return `${offsetText(correction.offsetMs)} (${correctionWords({ ...correction, user: '' })})`;
}

function isSame(a: CorrectionContent | null, b: CorrectionContent | null): boolean {
  if (a === null || b === null) return a === b;
  return a.offsetMs === b.offsetMs && a.method === b.method && a.basis === b.basis;
}

function correctionOf(row: SqlRow): StartCorrection {
  return {
    offsetMs: number(row, 'offset_ms'),
    method: text(row, 'method') as CorrectionMethod,
    basis: text(row, 'basis'),
    user: text(row, 'user'),
    changedAtMs: number(row, 'changed_at_ms'),
  };
}
