/** Rows that somebody has cleared from the remote clips desk; the requests themselves stay written down. */
export const CLIPS_CLEARED = `
CREATE TABLE clips_cleared (
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  clip_id TEXT NOT NULL,
  cleared_at_ms INTEGER NOT NULL,
  PRIMARY KEY (partition_id, clip_id)
) STRICT;
`;
