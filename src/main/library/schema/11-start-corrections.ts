/** Starts of clips moved by a person; the files and what the service says of them stay. */
export const START_CORRECTIONS = `
CREATE TABLE start_corrections (
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  file_id TEXT NOT NULL,
  -- Added to the start by file times.
  offset_ms REAL NOT NULL,
  method TEXT NOT NULL,
  basis TEXT NOT NULL,
  user TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  PRIMARY KEY (incident_id, file_id)
) STRICT;
`;
