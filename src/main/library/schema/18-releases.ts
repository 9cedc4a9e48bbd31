/** The release register: packages that were made, what was given to whom, what was made again. */
export const RELEASES = `
CREATE TABLE packages (
  package_id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  made_at_ms INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  recipient TEXT NOT NULL,
  purpose TEXT NOT NULL,
  claim_number TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  -- Before encryption; the same as sha256 for a plain package.
  inner_sha256 TEXT NOT NULL,
  files_count INTEGER,
  signer TEXT,
  manifest_hashes TEXT,
  -- What makes it again lies in the incident's folder under packages; null for packages from before.
  recipe_name TEXT,
  recipe_sha256 TEXT
) STRICT;
CREATE INDEX packages_of_incident ON packages (incident_id, made_at_ms);
INSERT INTO packages SELECT e.hash, e.chain, e.time_ms,
    coalesce(json_extract(e.line, '$.user'), ''),
    coalesce(json_extract(e.line, '$.data.recipient'), ''),
    coalesce(json_extract(e.line, '$.data.purpose'), ''),
    coalesce(json_extract(e.line, '$.data.claimNumber'), ''),
    json_extract(e.line, '$.data.package'), json_extract(e.line, '$.data.sizeBytes'),
    json_extract(e.line, '$.data.sha256'), json_extract(e.line, '$.data.sha256'), NULL, NULL, NULL, NULL, NULL
  FROM custody e JOIN incidents i ON i.incident_id = e.chain
  WHERE e.action = 'exported' AND json_type(e.line, '$.data.package') = 'text'
    AND json_type(e.line, '$.data.sizeBytes') = 'integer' AND json_type(e.line, '$.data.sha256') = 'text';

CREATE TABLE releases (
  release_id TEXT PRIMARY KEY,
  package_id TEXT NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  released_at_ms INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  withdrawn_at_ms INTEGER,
  withdrawn_by TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE INDEX releases_of_package ON releases (package_id);

CREATE TABLE reissues (
  reissue_id TEXT PRIMARY KEY,
  package_id TEXT NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  made_at_ms INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX reissues_of_package ON reissues (package_id);
`;
