/** Remote clips: what was asked for here, and the service's own list of uploads as it was read last. */
export const CLIP_DESK = `
CREATE TABLE clip_requests (
  request_id TEXT PRIMARY KEY,
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  -- Null until the service has answered.
  task_id TEXT,
  device_id TEXT NOT NULL,
  vehicle_name TEXT,
  camera_id TEXT NOT NULL,
  file_name TEXT NOT NULL,
  time_ms INTEGER NOT NULL,
  duration_seconds INTEGER NOT NULL,
  single_event INTEGER NOT NULL,
  save_when_arrived INTEGER NOT NULL,
  about_incident_id TEXT,
  asked_by TEXT NOT NULL,
  asked_at_ms INTEGER NOT NULL,
  phase TEXT NOT NULL,
  task_state INTEGER,
  history TEXT NOT NULL DEFAULT '[]',
  ticket TEXT,
  days_left REAL,
  incident_ids TEXT NOT NULL DEFAULT '[]',
  -- The clip's incidents are in the library (or there will never be any).
  joined INTEGER NOT NULL DEFAULT 0,
  -- Looks since something changed; sets the pace.
  looks INTEGER NOT NULL DEFAULT 0,
  -- Looks in a row at which the service did not know the request.
  misses INTEGER NOT NULL DEFAULT 0,
  checked_at_ms INTEGER,
  next_check_ms INTEGER,
  problem TEXT
) STRICT;
CREATE INDEX clip_requests_due ON clip_requests (partition_id, next_check_ms);

CREATE TABLE clip_lists (
  partition_id TEXT PRIMARY KEY REFERENCES partitions (partition_id),
  listed_at_ms INTEGER NOT NULL,
  unreadable INTEGER NOT NULL,
  not_read INTEGER NOT NULL
) STRICT;
CREATE TABLE clip_uploads (
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  position INTEGER NOT NULL,
  upload TEXT NOT NULL,
  -- The service's own record, as it came.
  record TEXT NOT NULL,
  PRIMARY KEY (partition_id, position)
) STRICT;
`;
