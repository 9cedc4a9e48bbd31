/** Which rows somebody has cleared from the desk; what they stand for is kept. */
import { text } from '@main/platform/columns';
import type { Database } from '@main/platform/database';

export interface ClearedClips {
  all(partitionId: string): ReadonlySet<string>;
  clear(partitionId: string, clipIds: readonly string[], nowMs: number): void;
  /** Null: all of them. */
  restore(partitionId: string, clipIds: readonly string[] | null): void;
}

export function createClearedClips(database: Database): ClearedClips {
  return {
    all: (partitionId) =>
      new Set(
        database
          .all('SELECT clip_id FROM clips_cleared WHERE partition_id = ?', partitionId)
          .map((row) => text(row, 'clip_id')),
      ),
    clear: (partitionId, clipIds, nowMs) => {
      database.run(
        `INSERT OR IGNORE INTO clips_cleared (partition_id, clip_id, cleared_at_ms)
         SELECT ?, value, ? FROM json_each(?)`,
        partitionId,
        Math.round(nowMs),
        JSON.stringify(clipIds),
      );
    },
    restore: (partitionId, clipIds) => {
      if (clipIds === null) {
        database.run('DELETE FROM clips_cleared WHERE partition_id = ?', partitionId);
        return;
      }
      database.run(
        `DELETE FROM clips_cleared
         WHERE partition_id = ? AND clip_id IN (SELECT value FROM json_each(?))`,
        partitionId,
        JSON.stringify(clipIds),
      );
    },
  };
}
