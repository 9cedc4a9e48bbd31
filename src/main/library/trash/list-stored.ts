/** What of each incident of a fleet lies on this disk, outside the trash. */
import type { EventGroup, SaveState } from '@shared/domain/incident';
import type { KindSums, StoredIncident, StoredKind, StoredSum } from '@shared/domain/storage';
import { sumOf } from '@shared/domain/storage';
import { flag, number, text, textOrNull } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { BUSY_STATES, EXPORT_ACTIONS } from './guards';
import { zoneOfRow } from '../incident-rows';
import { ONLY_COPY } from './only-copy';
import { NOT_LINKED, partSizes } from './stored-files';

/** Folders are looked into this many at once. */
const AT_ONCE = 16;

const KINDS = `
  SELECT f.incident_id, f.kind, count(*) AS files, sum(f.size_bytes) AS bytes FROM files f
    WHERE f.state = 'saved' AND ${NOT_LINKED} GROUP BY f.incident_id, f.kind
  UNION ALL SELECT incident_id, 'derived', count(*), sum(json_extract(description, '$.sizeBytes'))
    FROM derived_files GROUP BY incident_id
  UNION ALL SELECT incident_id, 'quarantine', count(*), sum(size_bytes)
    FROM quarantine GROUP BY incident_id`;

const INCIDENTS = `
  SELECT i.incident_id, i.ticket, i.type_name, i.event_group, i.vehicle_name, i.event_time_ms, i.latitude_deg, i.longitude_deg, i.save_state, i.folder,
    i.held_at_ms IS NOT NULL AS held, ${ONLY_COPY} AS only_copy,
    EXISTS (SELECT 1 FROM custody c WHERE c.chain = i.incident_id AND c.action IN ${EXPORT_ACTIONS}) AS exported,
    EXISTS (SELECT 1 FROM download_jobs j WHERE j.incident_id = i.incident_id AND j.state IN ${BUSY_STATES}) AS busy
  FROM incidents i WHERE i.partition_id = ?2 AND i.folder IS NOT NULL`;

/** The largest first. */
export async function listStored(
  library: LibraryContext,
  partitionId: string,
): Promise<readonly StoredIncident[]> {
  const { database } = library;
  const sums = new Map<string, Partial<Record<StoredKind, StoredSum>>>();
  for (const row of database.all(KINDS)) {
    const incidentId = text(row, 'incident_id');
    const kinds = sums.get(incidentId) ?? {};
    const kind = text(row, 'kind') as StoredKind;
    sums.set(incidentId, { ...kinds, [kind]: sumIn(row['files'], row['bytes']) });
  }
  const rows = database.all(INCIDENTS, Math.round(library.clock.now()), partitionId);
  const found: StoredIncident[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map(async (row) => {
      const parts = await partSizes(library, text(row, 'folder'));
      const kinds: KindSums = {
        ...sums.get(text(row, 'incident_id')),
        ...(parts.length === 0 ? {} : { part: { files: parts.length, bytes: total(parts) } }),
      };
      return { row, kinds };
    });
    for (const { row, kinds } of await Promise.all(some)) {
      const { files, bytes } = sumOf(kinds);
      if (files === 0) continue;
      found.push({
        incidentId: text(row, 'incident_id'),
        ticket: text(row, 'ticket'),
        typeName: text(row, 'type_name'),
        group: text(row, 'event_group') as EventGroup,
        vehicleName: textOrNull(row, 'vehicle_name'),
        eventTimeMs: number(row, 'event_time_ms'),
        zone: zoneOfRow(row),
        saveState: text(row, 'save_state') as SaveState,
        kinds,
        files,
        bytes,
        held: flag(row, 'held'),
        exported: flag(row, 'exported'),
        onlyCopy: flag(row, 'only_copy'),
        busy: flag(row, 'busy'),
      });
    }
  }
  return found.sort((a, b) => b.bytes - a.bytes || a.eventTimeMs - b.eventTimeMs);
}

/** Originals by camera; the largest first. */
export function listCameras(
  library: LibraryContext,
  partitionId: string,
): readonly ({ readonly captureMode: string } & StoredSum)[] {
  return library.database
    .all(
      `SELECT coalesce(f.capture_mode, '') AS mode, count(*) AS files, sum(f.size_bytes) AS bytes
       FROM files f JOIN incidents i ON i.incident_id = f.incident_id
       WHERE i.partition_id = ? AND f.state = 'saved' AND f.kind = 'video' AND ${NOT_LINKED}
       GROUP BY mode ORDER BY bytes DESC`,
      partitionId,
    )
    .map((row) => ({ captureMode: text(row, 'mode'), ...sumIn(row['files'], row['bytes']) }));
}

/** Saved bytes of all other fleets. */
export function otherFleetsBytes(library: LibraryContext, partitionId: string): number {
  const row = library.database.get(
    'SELECT coalesce(sum(saved_bytes), 0) AS bytes FROM incidents WHERE partition_id <> ?',
    partitionId,
  );
  return number(row ?? {}, 'bytes');
}

function sumIn(files: unknown, bytes: unknown): StoredSum {
  return { files: Number(files), bytes: Number(bytes ?? 0) };
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
