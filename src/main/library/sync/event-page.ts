/** What only the event's own page says: taken over into the index, with the page kept as it came. */
import type { FleetEventDetail } from '@main/fleet/types';
import { number, numberOrNull } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { incidentRow } from '../incident-detail';
import { stringList } from '../incident-rows';
import { refreshSaveState } from '../refresh-save-state';

export interface EventPageAnswer {
  readonly event: FleetEventDetail;
  readonly raw: unknown;
  readonly readAtMs: number;
}

/** Never read, or the list has said something new since. Discarded events have no page any more. */
export function needsEventPage(library: LibraryContext, incidentId: string): boolean {
  const row = incidentRow(library, incidentId);
  if (numberOrNull(row, 'discarded_at_ms') !== null) return false;
  const readAtMs = numberOrNull(row, 'event_read_at_ms');
  return readAtMs === null || readAtMs < number(row, 'synced_at_ms');
}

/** Keeps what is known where the page is silent; cameras are taken over until the assets say better. */
export function recordEventPage(
  library: LibraryContext,
  incidentId: string,
  { event, raw, readAtMs }: EventPageAnswer,
): void {
  const known = stringList(String(incidentRow(library, incidentId)['capture_modes']));
  const modes = known.length > 0 ? known : event.captureModesVideo;
  library.database.run(
    `UPDATE incidents SET event_read_at_ms = ?, event_record = ?, capture_modes = ?,
       speed_kph = coalesce(?, speed_kph), speed_limit_kph = coalesce(?, speed_limit_kph),
       is_over_speed = ?, over_speed_kph = ?, over_speed_severity = ?,
       coaching_id = ?, session_id = ?, session_type = ?, tag = coalesce(?, tag),
       upload_status = coalesce(?, upload_status), ticket_linked = coalesce(?, ticket_linked)
     WHERE incident_id = ?`,
    Math.round(readAtMs),
    JSON.stringify(raw ?? null),
    JSON.stringify(modes),
    event.speedKph,
    event.speedLimitKph,
    event.isOverSpeed === null ? null : Number(event.isOverSpeed),
    event.overSpeedKph,
    whole(event.overSpeedSeverity),
    event.coachingId,
    event.sessionId,
    event.sessionType,
    whole(event.tag),
    whole(event.uploadStatus),
    event.ticketLinked,
    incidentId,
  );
  refreshSaveState(library, incidentId);
}

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));
