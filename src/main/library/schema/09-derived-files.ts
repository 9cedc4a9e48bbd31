/** Files made from originals; each lies beside its own description in the incident's folder `derived`. */
export const DERIVED_FILES = `
CREATE TABLE derived_files (
  derived_id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  stored_name TEXT NOT NULL,
  -- A DerivedFile as JSON.
  description TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX derived_files_of_incident ON derived_files (incident_id, created_at_ms);
`;
