/** Claims, each described in a folder of its own; which incidents are in one stands with the incidents. */
export const CLAIMS = `
CREATE TABLE claims (
  claim_id TEXT PRIMARY KEY,
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  claim_number TEXT NOT NULL,
  status TEXT NOT NULL,
  insured TEXT NOT NULL,
  policy TEXT NOT NULL,
  carrier TEXT NOT NULL,
  adjuster TEXT NOT NULL,
  loss_date TEXT NOT NULL,
  loss_place TEXT NOT NULL,
  loss_type TEXT NOT NULL,
  loss_description TEXT NOT NULL,
  people TEXT NOT NULL,
  reference_numbers TEXT NOT NULL,
  notes TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  archived_at_ms INTEGER,
  held_at_ms INTEGER,
  held_by TEXT,
  hold_reason TEXT,
  -- Its description on the disk is behind while these differ.
  revision INTEGER NOT NULL DEFAULT 1,
  described_revision INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX claims_of_partition ON claims (partition_id, changed_at_ms);

CREATE TABLE claim_incidents (
  -- No reference: an incident is described apart from its claims and comes back without them.
  claim_id TEXT NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id),
  added_at_ms INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  -- This claim has put the incident's hold on it; at most one claim an incident.
  holds INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (claim_id, incident_id)
) STRICT;
CREATE INDEX claim_incidents_of_incident ON claim_incidents (incident_id);
`;
