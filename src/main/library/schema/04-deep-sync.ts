/** Sync in depth, and what the ledger knows of each incident. */
export const DEEP_SYNC = `
-- What a cut-off sync had read so far, and whether it was one of the whole span.
ALTER TABLE partitions ADD COLUMN cursor_read INTEGER;
ALTER TABLE partitions ADD COLUMN cursor_deep INTEGER;
-- When a sync of the whole span was finished last.
ALTER TABLE partitions ADD COLUMN last_deep_ms INTEGER;
-- A sync has read it in the service's list; what came another way is not missed there.
ALTER TABLE incidents ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
-- The service's list no longer had it, in a stretch that was read without a hole.
ALTER TABLE incidents ADD COLUMN vanished_at_ms INTEGER;
-- All its saved files were hashed again and were what was saved; null once anything new is saved.
ALTER TABLE incidents ADD COLUMN verified_at_ms INTEGER;
-- When such a check found a file missing or changed; null once a later one did not.
ALTER TABLE incidents ADD COLUMN verify_failed_at_ms INTEGER;
`;
