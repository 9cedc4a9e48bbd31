/** What a file's own row says while the file is in the trash, once it is back, and once it is deleted for good. */
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from '../context';
import { describedTable, insertJsonRow, updateJsonRow } from '../described-tables';
import type { StoredFile } from './stored-files';
import type { TrashItem } from './trash-item';

/** The row of a file that goes to the trash. */
export function takeRow(library: LibraryContext, incidentId: string, file: StoredFile): void {
  const { database } = library;
  switch (file.kind) {
    case 'part':
      database.run(
        'UPDATE files SET part_etag = NULL, part_modified = NULL, part_total = NULL WHERE file_id = ?',
        file.fileId,
      );
      return;
    case 'derived':
      database.run('DELETE FROM derived_files WHERE derived_id = ?', file.fileId);
      return;
    case 'quarantine':
      database.run(
        'DELETE FROM quarantine WHERE incident_id = ? AND relative_path = ?',
        incidentId,
        String(file.row['relativePath']),
      );
      return;
    case 'video':
    case 'snapshot':
    case 'track':
    case 'device-data':
    case 'service-answer':
      database.run(
        `UPDATE files SET state = 'trashed', error = NULL, size_bytes = NULL, sha256 = NULL, sha512 = NULL,
           saved_at_ms = NULL, probe = NULL, deleted_at_ms = ? WHERE file_id = ?`,
        Math.round(library.clock.now()),
        file.fileId,
      );
  }
}

/** The row of a file that is back at its place, as it was. */
export function putRowBack(library: LibraryContext, item: TrashItem): void {
  const { database } = library;
  const insert = (table: string): void => {
    insertJsonRow(database, describedTable(database, table), item.row);
  };
  switch (item.kind) {
    case 'part':
      database.run(
        `UPDATE files SET part_etag = ?, part_modified = ?, part_total = ?
         WHERE file_id = ? AND state <> 'saved'`,
        textOf(item.row['partEtag']),
        textOf(item.row['partModified']),
        typeof item.row['partTotal'] === 'number' ? item.row['partTotal'] : null,
        item.fileId,
      );
      return;
    case 'derived':
      insert('derived_files');
      return;
    case 'quarantine':
      insert('quarantine');
      return;
    case 'video':
    case 'snapshot':
    case 'track':
    case 'device-data':
    case 'service-answer':
      if (!updateJsonRow(database, describedTable(database, 'files'), 'file_id', item.row)) {
        insert('files');
      }
  }
}

/** Whether a living row owns the file's place or stands for the same file: then nothing is put there. */
export function isPlaceOwned(library: LibraryContext, item: TrashItem): boolean {
  return owner(library, item) !== undefined;
}

function owner(library: LibraryContext, item: TrashItem): SqlRow | undefined {
  const { database } = library;
  switch (item.kind) {
    case 'part':
      // A transfer that has begun again writes there.
      return database.get(
        "SELECT 1 FROM files WHERE file_id = ? AND (state = 'saved' OR part_total IS NOT NULL)",
        item.fileId,
      );
    case 'derived':
      return database.get(
        'SELECT 1 FROM derived_files WHERE incident_id = ? AND stored_name = ?',
        item.incidentId,
        item.storedName.slice(item.storedName.indexOf('/') + 1),
      );
    case 'quarantine':
      return database.get(
        'SELECT 1 FROM quarantine WHERE incident_id = ? AND relative_path = ?',
        item.incidentId,
        String(item.row['relativePath']),
      );
    case 'video':
    case 'snapshot':
    case 'track':
    case 'device-data':
    case 'service-answer':
      return database.get(
        `SELECT 1 FROM files WHERE incident_id = ?1 AND ((file_id = ?2 AND state = 'saved')
           OR (file_id <> ?2 AND stored_name = ?3))`,
        item.incidentId,
        item.fileId,
        item.storedName,
      );
  }
}

/** The file is deleted for good, its row in the trash first: it is in the cloud, or it is gone. */
export function forgetRow(library: LibraryContext, item: TrashItem): void {
  library.database.run(
    `UPDATE files SET state = CASE WHEN availability = 'gone' OR EXISTS (SELECT 1 FROM incidents i
         WHERE i.incident_id = files.incident_id AND (i.expired = 1 OR i.discarded_at_ms IS NOT NULL))
       THEN 'expired' ELSE 'missing' END
     WHERE file_id = ?1 AND state = 'trashed'
       AND NOT EXISTS (SELECT 1 FROM trash_files WHERE file_id = ?1)`,
    item.fileId,
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
