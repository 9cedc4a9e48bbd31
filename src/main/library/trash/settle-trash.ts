/** At the start: carries out what an earlier run had ordered and not finished. */
import { text } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { carryOutDeletion } from './delete-batch';
import { isStillInPlace, moveToTrash } from './move-file';
import { isPlaceOwned } from './row-changes';
import { folderOf, itemsOfBatch, placesOf } from './trash-item';

export async function settleTrash(library: LibraryContext): Promise<void> {
  const batches = library.database.all('SELECT DISTINCT incident_id, batch_id FROM trash_files');
  for (const row of batches) {
    const incidentId = text(row, 'incident_id');
    const batchId = text(row, 'batch_id');
    const folder = folderOf(library, incidentId);
    const items = itemsOfBatch(library, batchId);
    for (const item of items) {
      const places = placesOf(library, folder, item);
      if (item.emptiedBy !== null || !isStillInPlace(places) || isPlaceOwned(library, item)) {
        continue;
      }
      await moveToTrash(item, places);
    }
    if (items.some(({ emptiedBy }) => emptiedBy !== null)) {
      await carryOutDeletion(library, incidentId, batchId);
    }
  }
}
