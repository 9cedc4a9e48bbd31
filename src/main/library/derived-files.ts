/** Files made from an incident's originals: one row, one file, one description beside it, one line of custody. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DerivedContent, DerivedFile } from '@shared/domain/derived';
import { AppError } from '@shared/errors';
import { commitFile, removeLeftovers, writeFileAtomic } from '@main/platform/atomic-file';
import { text, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import { hashFile } from '@main/platform/hashing';
import type { LibraryContext } from './context';
import { refuseOnHold } from './hold';
import { describe, readDescription } from './derived-description';
import { absolutePath, filesOf, type LocatedFile } from './file-records';
import { repairCustodyCopies } from './incident-file';
import { ensureIncidentFolder } from './incident-folder';
import { freeName, portableName } from './portable-name';

/** Below the incident's folder. */
export const DERIVED_FOLDER = 'derived';

/** A finished file that waits for its name. */
export interface FinishedFile extends DerivedContent {
  /** Where it lies now, in the folder of `derivedFolder`. */
  readonly temporaryPath: string;
  /** Wish for its name without an ending, and the ending with its dot. */
  readonly stem: string;
  readonly ending: string;
  readonly mimeType: string;
  readonly tool: string;
  readonly toolVersion: string;
  readonly user: string;
}

/** Where derived files of an incident are written; made when missing. */
export async function derivedFolder(library: LibraryContext, incidentId: string): Promise<string> {
  const folder = join(await ensureIncidentFolder(library, incidentId), DERIVED_FOLDER);
  const made = await mkdir(folder, { recursive: true });
  if (made === undefined) {
    await removeLeftovers(folder, library.openedAtMs);
    await adopt(library, incidentId, folder);
  }
  return folder;
}

/** Oldest first. */
export function listDerived(library: LibraryContext, incidentId: string): readonly DerivedFile[] {
  return library.database
    .all(
      'SELECT * FROM derived_files WHERE incident_id = ? ORDER BY created_at_ms, rowid',
      incidentId,
    )
    .map(derivedOf);
}

/**
 * Gives a finished file its place: hashes it, renames it, describes it, and writes row and custody in one step.
 * @throws AppError `library.not-found` when an original it names is not saved here.
 */
export async function addDerived(
  library: LibraryContext,
  incidentId: string,
  made: FinishedFile,
): Promise<DerivedFile> {
  const { temporaryPath, stem, ending, parts, ...content } = made;
  const folder = await derivedFolder(library, incidentId);
  const originals = new Map(filesOf(library, incidentId).map((file) => [file.fileId, file]));
  const sources = parts.map((part) => {
    const original = originals.get(part.fileId);
    if (!original?.sha256) throw new AppError('library.not-found');
    return { ...part, displayName: original.displayName, sha256: original.sha256 };
  });
  const hashes = await hashFile(temporaryPath);
  // Names on the disk too: a file that lost its row is not written over.
  const names = [
    ...(await readdir(folder)),
    ...listDerived(library, incidentId).map((file) => file.displayName),
    ...trashedDerivedNames(library, incidentId),
  ];
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const displayName = freeName(portableName(stem, 'derived'), ending, (name) => taken.has(name));
  const file: DerivedFile = {
    derivedId: randomUUID(),
    displayName,
    ...content,
    ...hashes,
    sources,
    createdAtMs: Math.round(library.clock.now()),
  };
  await commitFile(temporaryPath, join(folder, displayName));
  await writeFileAtomic(join(folder, `${displayName}.json`), describe(file));
  enter(library, incidentId, file);
  await repairCustodyCopies(library);
  library.changed([incidentId]);
  return file;
}

function enter(library: LibraryContext, incidentId: string, file: DerivedFile): void {
  library.database.transaction(() => {
    library.database.run(
      'INSERT INTO derived_files VALUES (?, ?, ?, ?, ?)',
      file.derivedId,
      incidentId,
      file.displayName,
      JSON.stringify(file),
      file.createdAtMs,
    );
    note(library, incidentId, 'made', file, file.user);
  });
}

/** Enters files whose program was killed between their last byte and their row. */
async function adopt(library: LibraryContext, incidentId: string, folder: string): Promise<void> {
  const known = new Set(listDerived(library, incidentId).map((file) => file.displayName));
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.json') || known.has(name.slice(0, -'.json'.length))) continue;
    const path = join(folder, name);
    // Younger ones are being entered by this program.
    if ((await stat(path)).mtimeMs >= library.openedAtMs) continue;
    const file = readDescription(await readFile(path, 'utf8'));
    if (file === null) continue;
    const found = await stat(join(folder, file.displayName)).catch(() => null);
    if (found?.size === file.sizeBytes) enter(library, incidentId, file);
  }
}

/** Deletes a derived file; originals can not be named here. One that is not there is no failure. */
export async function deleteDerived(
  library: LibraryContext,
  incidentId: string,
  derivedId: string,
  user: string,
): Promise<void> {
  const file = listDerived(library, incidentId).find((each) => each.derivedId === derivedId);
  if (file === undefined) return;
  refuseOnHold(library, incidentId);
  const folder = await derivedFolder(library, incidentId);
  // The description first: a file without one is never taken for a lost one.
  await rm(join(folder, `${file.displayName}.json`), { force: true });
  library.database.transaction(() => {
    library.database.run('DELETE FROM derived_files WHERE derived_id = ?', derivedId);
    note(library, incidentId, 'deleted', file, user);
  });
  await rm(join(folder, file.displayName), { force: true });
  await repairCustodyCopies(library);
  library.changed([incidentId]);
}

export function locateDerived(library: LibraryContext, derivedId: string): LocatedFile | null {
  const row = library.database.get(
    `SELECT d.*, i.folder FROM derived_files d JOIN incidents i ON i.incident_id = d.incident_id
     WHERE d.derived_id = ?`,
    derivedId,
  );
  const folder = row === undefined ? null : textOrNull(row, 'folder');
  if (row === undefined || folder === null) return null;
  const { displayName, mimeType, sizeBytes, sha256, sha512 } = derivedOf(row);
  return {
    path: absolutePath(library.root, `${folder}/${DERIVED_FOLDER}/${displayName}`),
    mimeType,
    sizeBytes,
    sha256,
    sha512,
    displayName,
    incidentId: text(row, 'incident_id'),
  };
}

/** Their names stay theirs, so that they can be put back. */
function trashedDerivedNames(library: LibraryContext, incidentId: string): readonly string[] {
  return library.database
    .all(
      "SELECT stored_name FROM trash_files WHERE incident_id = ? AND kind = 'derived'",
      incidentId,
    )
    .map((row) => text(row, 'stored_name').slice(DERIVED_FOLDER.length + 1));
}

/** JSON that this program wrote itself. */
function derivedOf(row: SqlRow): DerivedFile {
  return JSON.parse(text(row, 'description')) as DerivedFile;
}

function note(
  library: LibraryContext,
  incidentId: string,
  result: 'made' | 'deleted',
  { displayName, kind, sha256, sources, parameters, tool, toolVersion }: DerivedFile,
  user: string,
): void {
  library.custody.append(incidentId, {
    action: 'derived',
    user,
    data: { file: displayName, result, kind, sha256, sources, parameters, tool, toolVersion },
  });
}
