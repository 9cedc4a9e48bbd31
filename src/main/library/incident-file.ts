/** `incident.json` and `custody.jsonl` in an incident's folder: enough to rebuild the index from disk alone. */
import { join } from 'node:path';
import { removeLeftovers, writeFileAtomic } from '@main/platform/atomic-file';
import { number, numberOrNull, text, textOrNull } from '@main/platform/columns';
import type { LibraryContext } from './context';
import { absolutePath, filesOf } from './file-records';
import { incidentRow } from './incident-detail';
import { stringList } from './incident-rows';

export const INCIDENT_FILE = 'incident.json';
export const CUSTODY_FILE = 'custody.jsonl';

/** Writes both, whole or not at all. Does nothing for an incident without a folder. */
export async function writeIncidentFiles(
  library: LibraryContext,
  incidentId: string,
): Promise<void> {
  const row = incidentRow(library, incidentId);
  const folder = textOrNull(row, 'folder');
  if (folder === null) return;
  const path = absolutePath(library.root, folder);
  const partition = library.database.get(
    'SELECT label, demo FROM partitions WHERE partition_id = ?',
    text(row, 'partition_id'),
  );
  const description = {
    format: 'roadproof-incident',
    version: 1,
    incidentId,
    partition: {
      partitionId: text(row, 'partition_id'),
      label: partition === undefined ? '' : text(partition, 'label'),
      demo: partition?.['demo'] === 1,
    },
    ticket: text(row, 'ticket'),
    eventTime: new Date(number(row, 'event_time_ms')).toISOString(),
    typeName: text(row, 'type_name'),
    captureModes: stringList(text(row, 'capture_modes')),
    speedKph: numberOrNull(row, 'speed_kph'),
    speedLimitKph: numberOrNull(row, 'speed_limit_kph'),
    videoStartMs: numberOrNull(row, 'video_start_ms'),
    syncedAtMs: number(row, 'synced_at_ms'),
    discardedAtMs: numberOrNull(row, 'discarded_at_ms'),
    /** The service's own list record, as it came. */
    listRecord: JSON.parse(text(row, 'list_record')) as unknown,
    files: filesOf(library, incidentId).map((file) => ({
      path: file.storedName,
      slot: file.slot,
      kind: file.kind,
      captureMode: file.captureMode,
      originalName: file.originalName,
      mimeType: file.mimeType,
      state: file.state,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      sha512: file.sha512,
      savedAtMs: file.savedAtMs,
      source: file.sourceUrl,
      sourceHeaders: file.sourceHeaders,
      serviceStartMs: file.serviceStartMs,
      serviceEndMs: file.serviceEndMs,
    })),
    quarantine: library.database
      .all(
        'SELECT relative_path, reason, size_bytes, sha256, time_ms FROM quarantine WHERE incident_id = ? ORDER BY quarantine_id',
        incidentId,
      )
      .map((kept) => ({
        path: text(kept, 'relative_path').slice(folder.length + 1),
        reason: text(kept, 'reason'),
        sizeBytes: number(kept, 'size_bytes'),
        sha256: text(kept, 'sha256'),
        timeMs: number(kept, 'time_ms'),
      })),
  };
  await writeFileAtomic(join(path, INCIDENT_FILE), `${JSON.stringify(description, null, 2)}\n`);
  await writeCustodyCopy(library, incidentId);
}

/** Writes an incident's custody record into its folder; the database stays its source. */
async function writeCustodyCopy(library: LibraryContext, incidentId: string): Promise<void> {
  const row = library.database.get(
    'SELECT folder FROM incidents WHERE incident_id = ?',
    incidentId,
  );
  const folder = row === undefined ? null : textOrNull(row, 'folder');
  if (folder === null) return;
  const lines = library.custody.lines(incidentId);
  const path = absolutePath(library.root, folder);
  await removeLeftovers(path, library.openedAtMs);
  await writeFileAtomic(join(path, CUSTODY_FILE), lines.map((line) => `${line}\n`).join(''));
  library.database.run(
    `INSERT INTO custody_copies VALUES (?, ?)
     ON CONFLICT (chain) DO UPDATE SET entries = max(entries, excluded.entries)`,
    incidentId,
    lines.length,
  );
}

/** Brings every copy up to date that lags behind: after an entry was added, and at the start. */
export async function repairCustodyCopies(library: LibraryContext): Promise<void> {
  const behind = library.database.all(
    `SELECT c.chain FROM custody c JOIN incidents i ON i.incident_id = c.chain AND i.folder IS NOT NULL
     LEFT JOIN custody_copies k ON k.chain = c.chain
     GROUP BY c.chain HAVING count(*) > coalesce(max(k.entries), 0)`,
  );
  for (const row of behind) await writeCustodyCopy(library, text(row, 'chain'));
}
