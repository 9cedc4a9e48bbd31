/**
 * Where an incident's files lie until all of them are there: `<imported>/.importing/<id>`, beside a note of what is
 * going on. A program that was killed leaves nothing but this, and the next start clears it away.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { syncFolder, writeFileAtomic } from '@main/platform/atomic-file';
import { text } from '@main/platform/columns';
import { IMPORTED_PARTITION } from '@shared/domain/import';
import type { LibraryContext } from './context';
import { absolutePath } from './file-records';
import { INCIDENT_FILE } from './incident-file';

const STAGING_FOLDER = '.importing';

export interface Staging {
  readonly id: string;
  /** Absolute; to be filled. */
  readonly folder: string;
}

const NoteSchema = z.object({
  /** Of the program that writes it; while that runs, nobody else touches the staging. */
  pid: z.number().int(),
  /** Where the files go when they are complete, below the library's folder; null until then. */
  folder: z.string().nullable(),
});

/** Stagings of this program that are in use. */
const inUse = new Set<string>();

/** @throws AppError or a file system's error when the library cannot be written */
export async function openStaging(library: LibraryContext): Promise<Staging> {
  const id = randomUUID();
  const folder = join(stagingRoot(library), id);
  inUse.add(id);
  await writeNote(library, id, null);
  await mkdir(folder, { recursive: true });
  return { id, folder };
}

/**
 * Moves a staging to its final place and lets `enter` write the rows; when that fails the files are gone again.
 * @param folder below the library's folder, with `/`; nothing may be there
 */
export async function settleStaging<T>(
  library: LibraryContext,
  staging: Staging,
  folder: string,
  enter: () => T,
): Promise<T> {
  const target = absolutePath(library.root, folder);
  await mkdir(dirname(target), { recursive: true });
  await syncFolder(staging.folder);
  await writeNote(library, staging.id, folder);
  await rename(staging.folder, target);
  await syncFolder(dirname(target));
  try {
    return enter();
  } catch (caught) {
    await rm(target, { recursive: true, force: true });
    throw caught;
  } finally {
    await dropStaging(library, staging);
  }
}

/** Removes what a staging holds; one that is settled leaves only its note. */
export async function dropStaging(library: LibraryContext, { id, folder }: Staging): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await rm(notePath(library, id), { force: true });
  inUse.delete(id);
}

/** Clears away what programs that no longer run have left half done. */
export async function clearStagings(library: LibraryContext): Promise<void> {
  const root = stagingRoot(library);
  const names = await readdir(root).catch(() => []);
  const ids = new Set(names.map((name) => name.replace(/\.json$/, '')));
  for (const id of ids) {
    if (inUse.has(id)) continue;
    const note = await readNote(library, id);
    if (note !== null && note.pid !== process.pid && isRunning(note.pid)) continue;
    if (note?.folder) await removeHalf(library, note.folder);
    await dropStaging(library, { id, folder: join(root, id) });
  }
}

/** A folder that got its name but no row; one that has either row or description is never touched. */
async function removeHalf(library: LibraryContext, folder: string): Promise<void> {
  const [fleet = '', year = '', name = '', ...more] = folder.split('/');
  const isOurs = fleet === folderOfImports(library) && /^\d{4}$/.test(year) && more.length === 0;
  if (!isOurs || name === '' || name.startsWith('.')) return;
  const known = library.database.get(
    'SELECT 1 FROM incidents WHERE folder = ? COLLATE NOCASE',
    folder,
  );
  if (known !== undefined) return;
  const path = absolutePath(library.root, folder);
  const described = await stat(join(path, INCIDENT_FILE)).catch(() => null);
  if (described === null) await rm(path, { recursive: true, force: true });
}

/** Name of the folder of all imported incidents. */
export function folderOfImports(library: LibraryContext): string {
  const row = library.database.get(
    'SELECT folder FROM partitions WHERE partition_id = ?',
    IMPORTED_PARTITION.partitionId,
  );
  return row === undefined ? IMPORTED_PARTITION.partitionId : text(row, 'folder');
}

function stagingRoot(library: LibraryContext): string {
  return join(absolutePath(library.root, folderOfImports(library)), STAGING_FOLDER);
}

function notePath(library: LibraryContext, id: string): string {
  return join(stagingRoot(library), `${id}.json`);
}

async function writeNote(
  library: LibraryContext,
  id: string,
  folder: string | null,
): Promise<void> {
  await writeFileAtomic(notePath(library, id), JSON.stringify({ pid: process.pid, folder }));
}

async function readNote(
  library: LibraryContext,
  id: string,
): Promise<z.infer<typeof NoteSchema> | null> {
  try {
    return NoteSchema.parse(JSON.parse(await readFile(notePath(library, id), 'utf8')));
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (caught) {
    // It runs, as somebody else.
    return caught instanceof Error && 'code' in caught && caught.code === 'EPERM';
  }
}
