/** The legal hold that an incident's row names. */
import type { LegalHold } from '@shared/domain/hold';
import { numberOrNull, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';

/** Null when nothing keeps the incident from being deleted. */
export function holdOf(row: SqlRow): LegalHold | null {
  const sinceMs = numberOrNull(row, 'held_at_ms');
  if (sinceMs === null) return null;
  return {
    sinceMs,
    by: textOrNull(row, 'held_by') ?? '',
    reason: textOrNull(row, 'hold_reason') ?? '',
  };
}
