/** Moves local copies of one incident to the trash. */
import { randomBytes } from 'node:crypto';
import type { StoredKind } from '@shared/domain/storage';
import { plural } from '@shared/units';
import type { LibraryContext } from '../context';
import { refuseOnHold } from '../hold';
import { writeIncidentFiles } from '../incident-file';
import { refreshSaveState } from '../refresh-save-state';
import { moveToTrash } from './move-file';
import { takeRow } from './row-changes';
import { storedFiles, type StoredFile } from './stored-files';
import { bytesOf, factsOf, folderOf, itemsOfBatch, placesOf, TRASH_FOLDER } from './trash-item';

export interface TrashOrder {
  readonly kinds: readonly StoredKind[];
  readonly user: string;
  readonly reason: string;
}

export interface PutInTrash {
  readonly batchId: string;
  readonly files: number;
  readonly bytes: number;
}

/**
 * First the order, in one transaction with its custody entry; then the description in the folder; then the
 * files. A program that ends in between finds the order at its next start and carries it out.
 * @returns null when there is nothing to move. @throws AppError `hold.keeps`
 */
export async function putInTrash(
  library: LibraryContext,
  incidentId: string,
  order: TrashOrder,
): Promise<PutInTrash | null> {
  const files = await storedFiles(library, incidentId, order.kinds);
  if (files.length === 0) return null;
  const batchId = randomBytes(4).toString('hex');
  writeOrder(library, incidentId, batchId, files, order);
  library.changed([incidentId]);
  await writeIncidentFiles(library, incidentId);
  const folder = folderOf(library, incidentId);
  for (const item of itemsOfBatch(library, batchId)) {
    await moveToTrash(item, placesOf(library, folder, item)).catch((caught: unknown) => {
      // It stays where it is, and is moved at the next start.
      library.log.warn('a file could not be moved to the trash', { reason: String(caught) });
    });
  }
  return { batchId, files: files.length, bytes: bytesOf(files) };
}

function writeOrder(
  library: LibraryContext,
  incidentId: string,
  batchId: string,
  files: readonly StoredFile[],
  { user, reason }: TrashOrder,
): void {
  const { database } = library;
  const nowMs = Math.round(library.clock.now());
  database.transaction(() => {
    // Somebody may have put it on hold while the files were looked at.
    refuseOnHold(library, incidentId);
    const folder = folderOf(library, incidentId);
    for (const file of files) {
      database.run(
        `INSERT INTO trash_files (incident_id, trash_path, file_id, stored_name, size_bytes, sha256, sha512,
           saved_at_ms, probe, trashed_at_ms, trashed_by, batch_id, kind, reason, trashed_row)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)`,
        incidentId,
        `${folder}/${TRASH_FOLDER}/${batchId}/${file.storedName}`,
        file.fileId,
        file.storedName,
        file.sizeBytes,
        file.sha256,
        file.sha512,
        file.savedAtMs,
        nowMs,
        user,
        batchId,
        file.kind,
        reason,
        JSON.stringify(file.row),
      );
      takeRow(library, incidentId, file);
    }
    database.run(
      `UPDATE incidents SET verified_at_ms = NULL, let_go_at_ms = ? WHERE incident_id = ?`,
      nowMs,
      incidentId,
    );
    library.custody.append(incidentId, {
      action: 'trashed',
      user,
      data: {
        result: `${plural(files.length, 'file')} moved to the trash`,
        reason,
        batch: batchId,
        files: files.map(factsOf),
      },
    });
    refreshSaveState(library, incidentId);
    library.listIndex.touch(incidentId);
  });
}
