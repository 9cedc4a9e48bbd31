/** Puts a batch of trashed files back to their places. */
import { existsSync } from 'node:fs';
import { plural } from '@shared/units';
import type { LibraryContext } from '../context';
import { writeIncidentFiles } from '../incident-file';
import { refreshSaveState } from '../refresh-save-state';
import { isStillInPlace, moveBack } from './move-file';
import { isPlaceOwned, putRowBack } from './row-changes';
import { bytesOf, factsOf, folderOf, itemsOfBatch, placesOf, type TrashItem } from './trash-item';

export interface PutBack {
  readonly files: number;
  readonly bytes: number;
  /** Names of files whose place is taken, or that are no longer in the trash. */
  readonly left: readonly string[];
}

/**
 * First the files, then their rows and the custody entry in one transaction. A program that ends in between
 * moves them to the trash again at its next start: the order to put them back was not yet written down.
 */
export async function putBack(
  library: LibraryContext,
  incidentId: string,
  batchId: string,
  user: string,
): Promise<PutBack> {
  const folder = folderOf(library, incidentId);
  const back: TrashItem[] = [];
  const left: string[] = [];
  for (const item of itemsOfBatch(library, batchId)) {
    const moved = item.emptiedBy === null && (await tryToMove(library, folder, item));
    if (moved) back.push(item);
    else left.push(item.storedName);
  }
  if (back.length === 0) return { files: 0, bytes: 0, left };
  library.database.transaction(() => {
    for (const item of back) {
      putRowBack(library, item);
      library.database.run('DELETE FROM trash_files WHERE trash_path = ?', item.trashPath);
    }
    library.database.run(
      'UPDATE incidents SET let_go_at_ms = NULL WHERE incident_id = ?',
      incidentId,
    );
    library.custody.append(incidentId, {
      action: 'restored',
      user,
      data: {
        result: `${plural(back.length, 'file')} put back from the trash`,
        batch: batchId,
        files: back.map(factsOf),
      },
    });
    refreshSaveState(library, incidentId);
    library.listIndex.touch(incidentId);
  });
  library.changed([incidentId]);
  await writeIncidentFiles(library, incidentId);
  return { files: back.length, bytes: bytesOf(back), left };
}

async function tryToMove(
  library: LibraryContext,
  folder: string,
  item: TrashItem,
): Promise<boolean> {
  const places = placesOf(library, folder, item);
  if (isPlaceOwned(library, item)) return false;
  if (isStillInPlace(places)) return true;
  // Never written over, whatever it is.
  if (existsSync(places.own)) return false;
  try {
    await moveBack(item, places);
    return true;
  } catch (caught) {
    library.log.warn('a file could not be put back from the trash', { reason: String(caught) });
    return false;
  }
}
