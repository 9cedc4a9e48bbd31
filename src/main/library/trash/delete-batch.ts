/** Deletes a batch of trashed files for good. */
import { rm } from 'node:fs/promises';
import { plural } from '@shared/units';
import type { LibraryContext } from '../context';
import { refuseOnHold } from '../hold';
import { writeIncidentFiles } from '../incident-file';
import { isStillInPlace, removeEmptyFolders } from './move-file';
import { forgetRow, isPlaceOwned } from './row-changes';
import { bytesOf, factsOf, folderOf, itemsOfBatch, placesOf, type TrashItem } from './trash-item';

export interface DeletedBatch {
  readonly files: number;
  readonly bytes: number;
  /** Names of files that the system would not delete. */
  readonly left: readonly string[];
}

/**
 * First the order, then the files, then their rows and the custody entry in one transaction. What was ordered
 * and not finished is finished at the next start. @throws AppError `hold.keeps`
 */
export async function deleteBatch(
  library: LibraryContext,
  incidentId: string,
  batchId: string,
  user: string,
): Promise<DeletedBatch> {
  library.database.transaction(() => {
    refuseOnHold(library, incidentId);
    library.database.run(
      `UPDATE trash_files SET emptied_at_ms = ?, emptied_by = ?
       WHERE batch_id = ? AND emptied_at_ms IS NULL`,
      Math.round(library.clock.now()),
      user,
      batchId,
    );
  });
  await writeIncidentFiles(library, incidentId);
  return carryOutDeletion(library, incidentId, batchId);
}

/** What of a batch is ordered to be deleted. */
export async function carryOutDeletion(
  library: LibraryContext,
  incidentId: string,
  batchId: string,
): Promise<DeletedBatch> {
  const folder = folderOf(library, incidentId);
  const gone: TrashItem[] = [];
  const left: string[] = [];
  for (const item of itemsOfBatch(library, batchId)) {
    if (item.emptiedBy === null) continue;
    if (await deleteFile(library, folder, item)) gone.push(item);
    else left.push(item.storedName);
  }
  const [first] = gone;
  if (first === undefined) return { files: 0, bytes: 0, left };
  library.database.transaction(() => {
    for (const item of gone) {
      library.database.run('DELETE FROM trash_files WHERE trash_path = ?', item.trashPath);
      forgetRow(library, item);
    }
    library.custody.append(incidentId, {
      action: 'trash-emptied',
      user: first.emptiedBy ?? '',
      data: {
        result: `${plural(gone.length, 'file')} deleted for good`,
        batch: batchId,
        files: gone.map(factsOf),
      },
    });
  });
  library.changed([incidentId]);
  await writeIncidentFiles(library, incidentId);
  return { files: gone.length, bytes: bytesOf(gone), left };
}

async function deleteFile(
  library: LibraryContext,
  folder: string,
  item: TrashItem,
): Promise<boolean> {
  const places = placesOf(library, folder, item);
  // It never got as far as the trash.
  const path = isStillInPlace(places) && !isPlaceOwned(library, item) ? places.own : places.trash;
  try {
    await rm(path, { force: true });
    await removeEmptyFolders(places.trash);
    return true;
  } catch (caught) {
    library.log.warn('a file in the trash could not be deleted', { reason: String(caught) });
    return false;
  }
}
