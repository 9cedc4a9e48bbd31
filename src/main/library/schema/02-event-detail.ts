/** Everything the service gives of one event. */
export const EVENT_DETAIL = `
-- What only the event's own page says; null while it was not read.
ALTER TABLE incidents ADD COLUMN event_read_at_ms INTEGER;
ALTER TABLE incidents ADD COLUMN event_record TEXT;
ALTER TABLE incidents ADD COLUMN is_over_speed INTEGER;
ALTER TABLE incidents ADD COLUMN over_speed_kph REAL;
ALTER TABLE incidents ADD COLUMN over_speed_severity INTEGER;
ALTER TABLE incidents ADD COLUMN coaching_id TEXT;
ALTER TABLE incidents ADD COLUMN session_id TEXT;
ALTER TABLE incidents ADD COLUMN session_type TEXT;
-- Deleted in the cloud from here; what lies here stays.
ALTER TABLE incidents ADD COLUMN discarded_at_ms INTEGER;
CREATE INDEX incidents_by_linked_ticket ON incidents (partition_id, ticket_linked) WHERE ticket_linked IS NOT NULL;

-- The service's last good safety report of each period that was looked at.
CREATE TABLE safety_reports (
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  zone TEXT NOT NULL,
  received_at_ms INTEGER NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (partition_id, from_day, to_day, zone)
) STRICT;
`;
