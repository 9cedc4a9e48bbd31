/** Copies deleted here, and words merged by whoever writes them. */
export const DELETED_HERE = `
-- When a saved file was deleted here; it stays said once the trash is emptied, and until it is saved again.
ALTER TABLE files ADD COLUMN deleted_at_ms INTEGER;
ALTER TABLE incidents ADD COLUMN videos_deleted INTEGER NOT NULL DEFAULT 0;
UPDATE files SET deleted_at_ms =
    (SELECT min(t.trashed_at_ms) FROM trash_files t WHERE t.file_id = files.file_id)
  WHERE state = 'trashed';
UPDATE incidents SET videos_deleted = (SELECT count(*) FROM files f WHERE f.incident_id = incidents.incident_id
    AND f.kind = 'video' AND f.state <> 'saved' AND f.deleted_at_ms IS NOT NULL);

-- Whoever writes words merges a little with each write.
INSERT INTO incident_words (incident_words, rank) VALUES ('automerge', 0);
`;
