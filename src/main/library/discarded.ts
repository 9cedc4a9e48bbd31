/** Marks an incident whose event was discarded in the cloud; its row and its files stay. */
import type { NewCustodyEntry } from '@main/custody';
import type { LibraryContext } from './context';
import { refreshSaveState } from './refresh-save-state';

/** One transaction with the custody entry that says who did it and why. */
export function markDiscarded(
  library: LibraryContext,
  incidentId: string,
  discardedAtMs: number,
  entry: NewCustodyEntry,
): void {
  library.database.transaction(() => {
    library.database.run(
      'UPDATE incidents SET discarded_at_ms = coalesce(discarded_at_ms, ?) WHERE incident_id = ?',
      Math.round(discardedAtMs),
      incidentId,
    );
    library.database.run(
      `UPDATE files SET state = 'expired', availability = 'gone'
       WHERE incident_id = ? AND state <> 'saved' AND kind <> 'service-answer'`,
      incidentId,
    );
    library.database.run('DELETE FROM download_jobs WHERE incident_id = ?', incidentId);
    library.custody.append(incidentId, entry);
    refreshSaveState(library, incidentId);
  });
  library.listIndex.touch(incidentId);
  library.changed([incidentId]);
}
