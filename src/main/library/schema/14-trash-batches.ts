/** The trash: what was moved there together, the row each file had, and what is being emptied. */
export const TRASH_BATCHES = `
ALTER TABLE trash_files ADD COLUMN batch_id TEXT NOT NULL DEFAULT '';
ALTER TABLE trash_files ADD COLUMN kind TEXT NOT NULL DEFAULT 'video';
ALTER TABLE trash_files ADD COLUMN reason TEXT NOT NULL DEFAULT '';
-- As the file's own table had it, in the words of the folders' descriptions.
ALTER TABLE trash_files ADD COLUMN trashed_row TEXT NOT NULL DEFAULT '{}';
ALTER TABLE trash_files ADD COLUMN emptied_at_ms INTEGER;
ALTER TABLE trash_files ADD COLUMN emptied_by TEXT;
CREATE INDEX trash_files_of_batch ON trash_files (batch_id);
-- Somebody deleted its local copies: no rule saves it again by itself. Null once anything of it is saved.
ALTER TABLE incidents ADD COLUMN let_go_at_ms INTEGER;
`;
