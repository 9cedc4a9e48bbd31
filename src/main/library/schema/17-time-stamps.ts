/** Time stamps of packages: asked for, and the authority's answer as it came. */
export const TIME_STAMPS = `
CREATE TABLE time_stamps (
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  -- Of the package's tagmanifest-sha256.txt, lower-case hex.
  manifest_sha256 TEXT NOT NULL,
  asked_at_ms INTEGER NOT NULL,
  -- Base64; null while it waits.
  response TEXT,
  stamped_at_ms INTEGER,
  PRIMARY KEY (incident_id, manifest_sha256)
) STRICT;
CREATE INDEX time_stamps_waiting ON time_stamps (asked_at_ms) WHERE response IS NULL;
`;
