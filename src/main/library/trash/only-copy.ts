/**
 * SQL, over `incidents i` with the time now as `?1`: the cloud no longer has its media, or never had it. What the
 * service still lists can be saved again.
 */
export const ONLY_COPY = `(i.expired = 1 OR i.discarded_at_ms IS NOT NULL OR i.vanished_at_ms IS NOT NULL
  OR (i.expires_at_ms IS NOT NULL AND i.expires_at_ms <= ?1)
  OR (i.expires_at_ms IS NULL AND i.listed = 0))`;
