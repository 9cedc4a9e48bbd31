/** Which folders are behind the index, what may not be deleted, and what was deleted but can be brought back. */
export const HOLDS_AND_TRASH = `
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
`;
