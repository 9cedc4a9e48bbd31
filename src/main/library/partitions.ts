/** The separate libraries in one folder: one a fleet and account, so that nothing of two customers mixes. */
import type { LibraryPartition } from '@shared/domain/session';
import { flag, number, numberOrNull, text } from '@main/platform/columns';
import type { LibraryContext } from './context';
import { freeName, portableName } from './portable-name';

/** Where a sync stands: everything before `sinceMs` is read, and `offset` records from there on. */
export interface SyncCursor {
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly offset: number;
  /** Records read since the sync began. */
  readonly read: number;
  /** It reads the whole span, not the overlap alone. */
  readonly deep: boolean;
}

export interface PartitionRecord {
  readonly partitionId: string;
  readonly demo: boolean;
  readonly folder: string;
  readonly syncedThroughMs: number | null;
  readonly lastSyncedMs: number | null;
  /** When a sync of the whole span was finished last. */
  readonly lastDeepMs: number | null;
  readonly cursor: SyncCursor | null;
}

export interface NewPartition {
  readonly partitionId: string;
  /** "Fleet name · account". */
  readonly label: string;
  readonly demo: boolean;
}

/** Creates the partition, or takes over its new label. */
export function ensurePartition(library: LibraryContext, partition: NewPartition): void {
  const { database } = library;
  database.transaction(() => {
    const taken = new Set(
      database.all('SELECT folder FROM partitions').map((row) => text(row, 'folder').toLowerCase()),
    );
    const folder = freeName(portableName(partition.partitionId, 'fleet'), '', (name) =>
      taken.has(name),
    );
    database.run(
      `INSERT INTO partitions (partition_id, label, demo, folder) VALUES (?, ?, ?, ?)
       ON CONFLICT (partition_id) DO UPDATE SET label = excluded.label, demo = excluded.demo`,
      partition.partitionId,
      partition.label,
      partition.demo ? 1 : 0,
      folder,
    );
  });
}

export function listPartitions(library: LibraryContext): readonly LibraryPartition[] {
  return library.database
    .all(
      `SELECT p.partition_id, p.label, p.demo,
         (SELECT count(*) FROM incidents i WHERE i.partition_id = p.partition_id) AS incidents,
         (SELECT count(*) FROM incidents i WHERE i.partition_id = p.partition_id
            AND i.save_state IN ('saved', 'partly-saved')) AS saved
       FROM partitions p ORDER BY p.demo, p.label, p.partition_id`,
    )
    .map((row) => ({
      partitionId: text(row, 'partition_id'),
      label: text(row, 'label'),
      demo: flag(row, 'demo'),
      incidents: number(row, 'incidents'),
      incidentsSaved: number(row, 'saved'),
    }));
}

/** Null when this library knows no such partition. */
export function partitionRecord(
  library: LibraryContext,
  partitionId: string,
): PartitionRecord | null {
  const row = library.database.get('SELECT * FROM partitions WHERE partition_id = ?', partitionId);
  if (row === undefined) return null;
  const sinceMs = numberOrNull(row, 'cursor_since_ms');
  const untilMs = numberOrNull(row, 'cursor_until_ms');
  const offset = numberOrNull(row, 'cursor_offset');
  return {
    partitionId,
    demo: flag(row, 'demo'),
    folder: text(row, 'folder'),
    syncedThroughMs: numberOrNull(row, 'synced_through_ms'),
    lastSyncedMs: numberOrNull(row, 'last_synced_ms'),
    lastDeepMs: numberOrNull(row, 'last_deep_ms'),
    cursor:
      sinceMs === null || untilMs === null || offset === null
        ? null
        : {
            sinceMs,
            untilMs,
            offset,
            read: numberOrNull(row, 'cursor_read') ?? offset,
            deep: flag(row, 'cursor_deep'),
          },
  };
}

/** Moves the sync's bookmark; `null` ends it and keeps `syncedThroughMs`. */
export function moveCursor(
  library: LibraryContext,
  partitionId: string,
  cursor: SyncCursor | null,
): void {
  library.database.run(
    `UPDATE partitions SET cursor_since_ms = ?, cursor_until_ms = ?, cursor_offset = ?,
       cursor_read = ?, cursor_deep = ? WHERE partition_id = ?`,
    cursor?.sinceMs ?? null,
    cursor?.untilMs ?? null,
    cursor?.offset ?? null,
    cursor?.read ?? null,
    cursor === null ? null : cursor.deep ? 1 : 0,
    partitionId,
  );
}

/** The list was read to its end: remembers up to where, and drops the bookmark. */
export function finishSync(
  library: LibraryContext,
  partitionId: string,
  throughMs: number,
  syncedAtMs: number,
  deep = false,
): void {
  library.database.transaction(() => {
    moveCursor(library, partitionId, null);
    library.database.run(
      `UPDATE partitions SET synced_through_ms = ?, last_synced_ms = ?,
         last_deep_ms = coalesce(?, last_deep_ms) WHERE partition_id = ?`,
      throughMs,
      syncedAtMs,
      deep ? syncedAtMs : null,
      partitionId,
    );
  });
}
