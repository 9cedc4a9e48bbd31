/** Which answer of the service each list record came with: kept once a page, and as long as a record names it. */
export const LIST_ANSWERS = `
CREATE TABLE list_answers (
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  answer_id INTEGER NOT NULL,
  received_at_ms INTEGER NOT NULL,
  -- What was asked, without anything secret, and the response headers worth keeping.
  url TEXT NOT NULL,
  headers TEXT NOT NULL,
  -- How many incidents name it.
  records INTEGER NOT NULL,
  PRIMARY KEY (partition_id, answer_id)
) STRICT;
-- Null for records from before, and when a rebuild found no such answer.
ALTER TABLE incidents ADD COLUMN list_answer_id INTEGER;
`;
