/** Fleets, incidents, their words and files, the queue and the chains of custody. */
export const LIBRARY = `
CREATE TABLE partitions (
  partition_id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  demo INTEGER NOT NULL DEFAULT 0,
  folder TEXT NOT NULL UNIQUE COLLATE NOCASE,
  -- Sync: events up to this moment were read to the end once.
  synced_through_ms INTEGER,
  last_synced_ms INTEGER,
  -- A sync that was cut off goes on from here.
  cursor_since_ms INTEGER,
  cursor_until_ms INTEGER,
  cursor_offset INTEGER
) STRICT;

CREATE TABLE incidents (
  row_id INTEGER PRIMARY KEY,
  incident_id TEXT NOT NULL UNIQUE,
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  ticket TEXT NOT NULL,
  event_time_ms INTEGER NOT NULL,
  type INTEGER,
  type_name TEXT NOT NULL,
  event_group TEXT NOT NULL,
  severity_level INTEGER,
  driver_id TEXT,
  driver_name TEXT,
  driver_sort TEXT,
  vehicle_name TEXT,
  vehicle_sort TEXT,
  car_id TEXT,
  device_id TEXT,
  trip_id TEXT,
  ticket_linked TEXT,
  tag INTEGER,
  latitude_deg REAL,
  longitude_deg REAL,
  upload_status INTEGER,
  videos_recorded INTEGER NOT NULL,
  videos_arrived INTEGER NOT NULL,
  uploading INTEGER NOT NULL,
  has_video INTEGER NOT NULL,
  days_left REAL,
  expires_at_ms INTEGER,
  expired INTEGER NOT NULL,
  synced_at_ms INTEGER NOT NULL,
  list_record TEXT NOT NULL,
  words TEXT NOT NULL,
  -- Known once the details were read.
  capture_modes TEXT NOT NULL DEFAULT '[]',
  speed_kph REAL,
  speed_limit_kph REAL,
  video_start_ms REAL,
  details_read_at_ms INTEGER,
  -- What lies here.
  folder TEXT,
  save_state TEXT NOT NULL,
  videos_saved INTEGER NOT NULL DEFAULT 0,
  saved_bytes INTEGER NOT NULL DEFAULT 0,
  -- 0 still to be saved and known when it goes, 1 saved, 2 unknown, 3 gone.
  urgency INTEGER NOT NULL,
  UNIQUE (partition_id, ticket)
) STRICT;

CREATE UNIQUE INDEX incidents_folder ON incidents (folder COLLATE NOCASE) WHERE folder IS NOT NULL;
CREATE INDEX incidents_by_time ON incidents (partition_id, event_time_ms, row_id);
CREATE INDEX incidents_by_days ON incidents (partition_id, urgency, expires_at_ms, event_time_ms, row_id);
CREATE INDEX incidents_by_state ON incidents (partition_id, save_state);

CREATE VIRTUAL TABLE incident_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE files (
  file_id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  -- What the file is within its incident: \`video:C_F:FRONT_1.mp4\`, \`track\`, \`service:event:1\`.
  slot TEXT NOT NULL,
  kind TEXT NOT NULL,
  capture_mode TEXT,
  -- Below the incident's folder, portable: \`C_F.mp4\`, \`service/event.json\`.
  stored_name TEXT NOT NULL COLLATE NOCASE,
  original_name TEXT,
  mime_type TEXT NOT NULL,
  state TEXT NOT NULL,
  -- In the cloud: there, on-its-way from the device, gone.
  availability TEXT NOT NULL,
  announced_bytes INTEGER,
  size_bytes INTEGER,
  sha256 TEXT,
  sha512 TEXT,
  saved_at_ms INTEGER,
  -- Where it came from, without the signature, and the response headers worth keeping.
  source_url TEXT,
  source_headers TEXT,
  service_start_ms REAL,
  service_end_ms REAL,
  probe TEXT,
  error TEXT,
  -- A transfer that was cut off: what the bytes in the .part file belong to.
  part_etag TEXT,
  part_modified TEXT,
  part_total INTEGER,
  UNIQUE (incident_id, slot),
  UNIQUE (incident_id, stored_name)
) STRICT;

CREATE TABLE quarantine (
  quarantine_id INTEGER PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  file_id TEXT NOT NULL,
  relative_path TEXT NOT NULL,
  reason TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  time_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE download_jobs (
  incident_id TEXT PRIMARY KEY REFERENCES incidents (incident_id),
  state TEXT NOT NULL,
  queued_at_ms INTEGER NOT NULL,
  error TEXT
) STRICT;

CREATE TABLE unreadable_records (
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  record_hash TEXT NOT NULL,
  record TEXT NOT NULL,
  reason TEXT NOT NULL,
  first_seen_ms INTEGER NOT NULL,
  last_seen_ms INTEGER NOT NULL,
  PRIMARY KEY (partition_id, record_hash)
) STRICT;

CREATE TABLE custody (
  chain TEXT NOT NULL,
  entry_index INTEGER NOT NULL,
  time_ms INTEGER NOT NULL,
  action TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  line TEXT NOT NULL,
  PRIMARY KEY (chain, entry_index)
) STRICT;
-- How many entries of a chain the incident's folder holds; fewer than the table has means: write again.
CREATE TABLE custody_copies (chain TEXT PRIMARY KEY, entries INTEGER NOT NULL) STRICT;
-- REPLACE deletes without asking the delete trigger.
CREATE TRIGGER custody_only_grows BEFORE INSERT ON custody
  WHEN EXISTS (SELECT 1 FROM custody WHERE (chain = NEW.chain AND entry_index >= NEW.entry_index) OR hash = NEW.hash)
  BEGIN SELECT raise(ABORT, 'custody entries are only added'); END;
CREATE TRIGGER custody_keeps_entries BEFORE UPDATE ON custody
  BEGIN SELECT raise(ABORT, 'custody entries are never changed'); END;
CREATE TRIGGER custody_loses_nothing BEFORE DELETE ON custody
  BEGIN SELECT raise(ABORT, 'custody entries are never deleted'); END;
`;
