/** Marks and notes of the reviewer, and one row of their words for each incident that has any. */
export const MARKS = `
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
`;
