/** The library's tables, grown step by step; a step that was released is never edited again. */

/** Step n brings a library of version n to n + 1. */
export const SCHEMA_STEPS: readonly string[] = [
  `
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
  `,
  `
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
  `,
  // Remote clips: what was asked for here, and the service's own list of uploads as it was read last.
  `
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
  `,
  // Sync in depth, and what the ledger knows of each incident.
  `
  -- What a cut-off sync had read so far, and whether it was one of the whole span.
  ALTER TABLE partitions ADD COLUMN cursor_read INTEGER;
  ALTER TABLE partitions ADD COLUMN cursor_deep INTEGER;
  -- When a sync of the whole span was finished last.
  ALTER TABLE partitions ADD COLUMN last_deep_ms INTEGER;
  -- A sync has read it in the service's list; what came another way is not missed there.
  ALTER TABLE incidents ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
  -- The service's list no longer had it, in a stretch that was read without a hole.
  ALTER TABLE incidents ADD COLUMN vanished_at_ms INTEGER;
  -- All its saved files were hashed again and were what was saved; null once anything new is saved.
  ALTER TABLE incidents ADD COLUMN verified_at_ms INTEGER;
  -- When such a check found a file missing or changed; null once a later one did not.
  ALTER TABLE incidents ADD COLUMN verify_failed_at_ms INTEGER;
  `,
  // The local day on which the user was last warned of what expires.
  `
  ALTER TABLE partitions ADD COLUMN expiry_warned_on TEXT;
  `,
  // Marks and notes of the reviewer, and one row of their words for each incident that has any.
  `
  CREATE TABLE marks (
    mark_id TEXT NOT NULL,
    incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
    from_ms REAL NOT NULL,
    -- Null for a moment.
    to_ms REAL,
    kind TEXT NOT NULL,
    colour TEXT NOT NULL,
    text TEXT NOT NULL,
    user TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    changed_at_ms INTEGER NOT NULL,
    PRIMARY KEY (incident_id, mark_id)
  ) STRICT;
  CREATE VIRTUAL TABLE mark_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 2'
  );
  `,
  // Each sync begins with the oldest event still on its way.
  `
  CREATE INDEX incidents_on_their_way ON incidents (partition_id, event_time_ms)
    WHERE uploading = 1 AND expired = 0;
  `,
  // Rows that somebody has cleared from the remote clips desk; the requests themselves stay written down.
  `
  CREATE TABLE clips_cleared (
    partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
    clip_id TEXT NOT NULL,
    cleared_at_ms INTEGER NOT NULL,
    PRIMARY KEY (partition_id, clip_id)
  ) STRICT;
  `,
  // Files made from originals; each lies beside its own description in the incident's folder `derived`.
  `
  CREATE TABLE derived_files (
    derived_id TEXT PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
    stored_name TEXT NOT NULL,
    -- A DerivedFile as JSON.
    description TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX derived_files_of_incident ON derived_files (incident_id, created_at_ms);
  `,
  // Which folders are behind the index, what may not be deleted, and what was deleted but can be brought back.
  `
  CREATE TABLE undescribed (
    incident_id TEXT PRIMARY KEY REFERENCES incidents (incident_id),
    changes INTEGER NOT NULL
  ) STRICT;
  -- Folders of earlier versions hold too little to rebuild the index from.
  INSERT INTO undescribed SELECT incident_id, 1 FROM incidents WHERE folder IS NOT NULL;
  DELETE FROM custody_copies WHERE chain = 'app';

  ALTER TABLE incidents ADD COLUMN held_at_ms INTEGER;
  ALTER TABLE incidents ADD COLUMN held_by TEXT;
  ALTER TABLE incidents ADD COLUMN hold_reason TEXT;
  CREATE INDEX incidents_on_hold ON incidents (partition_id) WHERE held_at_ms IS NOT NULL;

  CREATE TABLE trash_files (
    incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
    -- Below the library's folder, with /.
    trash_path TEXT PRIMARY KEY,
    file_id TEXT NOT NULL,
    stored_name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    sha512 TEXT NOT NULL,
    saved_at_ms INTEGER,
    probe TEXT,
    trashed_at_ms INTEGER NOT NULL,
    trashed_by TEXT NOT NULL
  ) STRICT;
  CREATE INDEX trash_files_of_incident ON trash_files (incident_id);
  `,
];

export const SCHEMA_VERSION = SCHEMA_STEPS.length;
