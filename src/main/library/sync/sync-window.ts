/** Which part of the service's event list a sync reads. */

const DAY_MS = 86_400_000;

/** The demo fleet's story lies in these months; it is always read whole, whatever this computer's date. */
const DEMO_SINCE_MS = Date.UTC(2026, 9, 1);
const DEMO_UNTIL_MS = Date.UTC(2027, 0, 1);
/** First sync of a fleet: media lives about a month in the cloud, records of a quarter are worth a look. */
const FIRST_SYNC_MS = 90 * DAY_MS;
/** Events are uploaded late and change (videos arrive): this much is read again each time. */
const OVERLAP_MS = 7 * DAY_MS;
/** No upload is waited for longer than this. */
const OLDEST_UPLOAD_MS = 35 * DAY_MS;
/**
 * A vehicle can be out of reach for weeks, and expiry, tags and deletions change at any age: this often the
 * whole span of the first sync is read again.
 */
const WHOLE_SPAN_EVERY_MS = DAY_MS;
/** A device's clock may be ahead of ours. */
const AHEAD_MS = DAY_MS;

export interface SyncWindow {
  readonly sinceMs: number;
  readonly untilMs: number;
  /** The whole span of the first sync, not the overlap alone. */
  readonly deep: boolean;
}

export function syncWindow(known: {
  readonly nowMs: number;
  readonly demo: boolean;
  /** Up to where the list was read to its end; null before the first time. */
  readonly syncedThroughMs: number | null;
  /** When the whole span was last read to its end; null before the first time. */
  readonly lastDeepMs: number | null;
  /** Oldest event whose videos had not all arrived; null when there is none. */
  readonly oldestUploadingMs: number | null;
}): SyncWindow {
  const untilMs = known.nowMs + AHEAD_MS;
  if (known.demo) {
    return { sinceMs: DEMO_SINCE_MS, untilMs: Math.max(untilMs, DEMO_UNTIL_MS), deep: true };
  }
  // A clock that was ahead once must not put the next whole reading off.
  const sinceDeepMs =
    known.lastDeepMs === null ? Infinity : Math.abs(known.nowMs - known.lastDeepMs);
  if (known.syncedThroughMs === null || sinceDeepMs >= WHOLE_SPAN_EVERY_MS) {
    return { sinceMs: known.nowMs - FIRST_SYNC_MS, untilMs, deep: true };
  }
  const overlapMs = Math.min(known.syncedThroughMs, known.nowMs) - OVERLAP_MS;
  if (known.oldestUploadingMs === null) return { sinceMs: overlapMs, untilMs, deep: false };
  const uploadingMs = Math.max(known.oldestUploadingMs, known.nowMs - OLDEST_UPLOAD_MS);
  return { sinceMs: Math.min(overlapMs, uploadingMs), untilMs, deep: false };
}
