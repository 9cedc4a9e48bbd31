/** After a sync: which incidents the user's rule wants saved. */
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { saveRuleFits, type SaveRule } from '@shared/domain/save-rule';
import type { Library } from '@main/library';

/**
 * Only what nobody has decided about: an incident whose saving was cancelled or failed is left to the user,
 * who sees it in Downloads; so is one whose local copies somebody deleted.
 */
export function incidentsByRule(
  library: Library,
  partitionId: string,
  rule: SaveRule,
): readonly string[] {
  if (!rule.on) return [];
  const fits = saveRuleFits(rule);
  const decided = new Set(
    library.database
      .all(
        `SELECT incident_id FROM download_jobs WHERE state IN ('cancelled', 'failed')
         UNION SELECT incident_id FROM incidents WHERE let_go_at_ms IS NOT NULL`,
      )
      .map((row) => String(row['incident_id'])),
  );
  return library
    .select(partitionId, { ...EMPTY_QUERY, saveStates: ['not-saved', 'partly-saved'] })
    .filter((row) => !row.removed && !row.expired && row.videosArrived > row.videosSaved)
    .filter((row) => fits({ ...row, severityLevel: row.severity }))
    .filter((row) => !decided.has(row.incidentId))
    .map((row) => row.incidentId);
}
