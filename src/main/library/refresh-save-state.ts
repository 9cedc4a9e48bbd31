/** Recomputes what an incident's row says of its saved files; called whenever one of them changes. */
import { flag, number, numberOrNull, text, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from './context';
import { saveStateOf, urgencyOf, type SaveFacts } from './save-state';

const FACTS = `
  SELECT (i.expired OR i.discarded_at_ms IS NOT NULL) AS expired, i.videos_recorded, i.expires_at_ms, i.details_read_at_ms, i.vanished_at_ms, i.save_state, i.videos_saved, i.videos_deleted,
    i.saved_bytes, i.urgency, j.state AS job,
    (SELECT count(*) FROM files f WHERE f.incident_id = i.incident_id AND f.kind = 'video' AND f.state = 'saved') AS videos,
    (SELECT count(*) FROM files f WHERE f.incident_id = i.incident_id AND f.kind = 'video' AND f.state <> 'saved' AND f.deleted_at_ms IS NOT NULL) AS deleted,
    (SELECT count(*) FROM files f WHERE f.incident_id = i.incident_id AND f.kind <> 'service-answer' AND f.state = 'saved') AS media,
    (SELECT count(*) FROM files f WHERE f.incident_id = i.incident_id AND f.kind <> 'service-answer' AND f.state <> 'saved') AS open,
    (SELECT coalesce(sum(f.size_bytes), 0) FROM files f WHERE f.incident_id = i.incident_id AND f.state = 'saved') AS bytes
  FROM incidents i LEFT JOIN download_jobs j ON j.incident_id = i.incident_id
  WHERE i.incident_id = ?`;

export function refreshSaveState(library: LibraryContext, incidentId: string): void {
  const row = library.database.get(FACTS, incidentId);
  if (row === undefined) return;
  const expired = flag(row, 'expired');
  const state = saveStateOf({
    job: jobOf(row),
    mediaSaved: number(row, 'media'),
    mediaOpen: number(row, 'open'),
    videosSaved: number(row, 'videos'),
    videosRecorded: number(row, 'videos_recorded'),
    detailsRead: numberOrNull(row, 'details_read_at_ms') !== null,
    expired,
  });
  const gone = expired || numberOrNull(row, 'vanished_at_ms') !== null;
  const urgency = urgencyOf(state, gone, numberOrNull(row, 'expires_at_ms'));
  if (
    state === text(row, 'save_state') &&
    urgency === number(row, 'urgency') &&
    number(row, 'videos') === number(row, 'videos_saved') &&
    number(row, 'deleted') === number(row, 'videos_deleted') &&
    number(row, 'bytes') === number(row, 'saved_bytes')
  ) {
    return;
  }
  library.database.run(
    `UPDATE incidents SET save_state = ?, urgency = ?, videos_saved = ?, videos_deleted = ?, saved_bytes = ?
     WHERE incident_id = ?`,
    state,
    urgency,
    number(row, 'videos'),
    number(row, 'deleted'),
    number(row, 'bytes'),
    incidentId,
  );
  library.listIndex.touch(incidentId);
}

function jobOf(row: SqlRow): SaveFacts['job'] {
  const job = textOrNull(row, 'job');
  // For the incident it is the same who stopped it.
  if (job === 'held') return 'paused';
  return job === 'queued' || job === 'running' || job === 'paused' || job === 'failed' ? job : null;
}
