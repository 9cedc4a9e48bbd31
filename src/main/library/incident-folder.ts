/** Where an incident's files lie: `<fleet>/<year>/<date>_<ticket>`, made of portable names only. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { number, text, textOrNull } from '@main/platform/columns';
import { removeLeftovers, syncFolder } from '@main/platform/atomic-file';
import type { LibraryContext } from './context';
import { absolutePath } from './file-records';
import { incidentRow } from './incident-detail';
import { freeName, portableName } from './portable-name';

/** Returns the folder's absolute path; it exists afterwards. */
export async function ensureIncidentFolder(
  library: LibraryContext,
  incidentId: string,
): Promise<string> {
  const relative = claimFolder(library, incidentId);
  const folder = absolutePath(library.root, relative);
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await syncFolder(absolutePath(library.root, parentOf(relative)));
  await removeLeftovers(folder, library.openedAtMs);
  await removeLeftovers(join(folder, 'service'), library.openedAtMs);
  return folder;
}

/**
 * Where the incident's files lie; null while it has no folder.
 * @throws AppError `library.not-found`
 */
export function folderOfIncident(library: LibraryContext, incidentId: string): string | null {
  const folder = textOrNull(incidentRow(library, incidentId), 'folder');
  return folder === null ? null : absolutePath(library.root, folder);
}

/** The date is UTC: the name must not depend on where the computer stands. */
function claimFolder(library: LibraryContext, incidentId: string): string {
  return library.database.transaction(() => {
    const row = incidentRow(library, incidentId);
    const known = textOrNull(row, 'folder');
    if (known !== null) return known;
    const fleet = library.database.get(
      `SELECT p.folder FROM incidents i JOIN partitions p ON p.partition_id = i.partition_id
       WHERE i.incident_id = ?`,
      incidentId,
    );
    if (fleet === undefined) throw new AppError('library.not-found');
    const timeMs = number(row, 'event_time_ms');
    const folder = freeFolder(library, text(fleet, 'folder'), timeMs, text(row, 'ticket'));
    library.database.run(
      'UPDATE incidents SET folder = ? WHERE incident_id = ?',
      folder,
      incidentId,
    );
    return folder;
  });
}

/**
 * A folder that nothing has yet, below the library's own, with `/`.
 * @param fleet name of the fleet's folder
 */
export function freeFolder(
  library: LibraryContext,
  fleet: string,
  timeMs: number,
  ticket: string,
): string {
  const day = new Date(timeMs).toISOString().slice(0, 10);
  const name = `${day}_${portableName(ticket, 'incident')}`;
  return freeName(
    `${fleet}/${day.slice(0, 4)}/${name}`,
    '',
    (wish) =>
      library.database.get('SELECT 1 FROM incidents WHERE folder = ? COLLATE NOCASE', wish) !==
        undefined ||
      // One that the index does not know, after a rebuild that could not read it: never written over.
      existsSync(absolutePath(library.root, wish)),
  );
}

function parentOf(relativePath: string): string {
  return relativePath.slice(0, relativePath.lastIndexOf('/'));
}
