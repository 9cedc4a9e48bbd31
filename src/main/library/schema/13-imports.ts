/** Files that came from outside the fleet's cloud: who took them in, from where, and how they were dated. */
export const IMPORTS = `
CREATE TABLE imported_files (
  file_id TEXT PRIMARY KEY REFERENCES files (file_id),
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  imported_by TEXT NOT NULL,
  imported_at_ms INTEGER NOT NULL,
  -- What was chosen and the way down from it, with /.
  source_name TEXT NOT NULL,
  modified_at_ms INTEGER,
  start_source TEXT NOT NULL,
  -- Where a linked file lies; null for one that was copied into the library.
  link_path TEXT
) STRICT;
CREATE INDEX imported_files_of_incident ON imported_files (incident_id);
CREATE INDEX files_by_size ON files (size_bytes) WHERE state = 'saved';
`;
