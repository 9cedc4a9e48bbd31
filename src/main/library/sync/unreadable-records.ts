/** Records of the service that could not be read: kept as they came, to be shown and told of. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@main/platform/canonical-json';
import { text } from '@main/platform/columns';
import type { UnreadableRecord } from '@main/fleet/types';
import type { LibraryContext } from '../context';

/** Kept as it came, once, however often the service repeats it. */
export function keepUnreadable(
  library: LibraryContext,
  partitionId: string,
  record: UnreadableRecord,
  seenAtMs: number,
): void {
  const json = canonicalJson(record.raw ?? null);
  library.database.run(
    `INSERT INTO unreadable_records VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (partition_id, record_hash) DO UPDATE SET reason = excluded.reason, last_seen_ms = excluded.last_seen_ms`,
    partitionId,
    createHash('sha256').update(json, 'utf8').digest('hex'),
    json,
    record.reason,
    seenAtMs,
    seenAtMs,
  );
}

/** The oldest first, as JSON, each with what was wrong with it. */
export function unreadableRecords(
  { database }: LibraryContext,
  partitionId: string,
): readonly { readonly record: string; readonly reason: string }[] {
  return database
    .all(
      'SELECT record, reason FROM unreadable_records WHERE partition_id = ? ORDER BY first_seen_ms, record_hash',
      partitionId,
    )
    .map((row) => ({ record: text(row, 'record'), reason: text(row, 'reason') }));
}
