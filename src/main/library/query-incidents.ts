/** Answers the incident list's question from the index: filter, words, stable sort, one page. */
import type { IncidentPage, IncidentQuery, IncidentSort } from '@shared/domain/incident-query';
import { number, text } from '@main/platform/columns';
import type { SqlValue } from '@main/platform/database';
import type { LibraryContext } from './context';
import { SUMMARY_COLUMNS, summaryOf } from './incident-rows';
import { matchExpression } from './search-words';

/**
 * A sort is a rank that always rises (rows without a value stay last in both directions) and keys that turn
 * around together, so that one index, read forwards or backwards, serves each rank.
 */
interface SortPlan {
  readonly rank: string | null;
  readonly keys: readonly string[];
}

const SORTS: Readonly<Record<IncidentSort, SortPlan>> = {
  time: { rank: null, keys: ['event_time_ms'] },
  'days-left': { rank: 'urgency', keys: ['expires_at_ms', 'event_time_ms'] },
  severity: { rank: '(severity_level IS NULL)', keys: ['severity_level', 'event_time_ms'] },
  type: { rank: null, keys: ['type_name', 'event_time_ms'] },
  driver: { rank: '(driver_sort IS NULL)', keys: ['driver_sort', 'event_time_ms'] },
  vehicle: { rank: '(vehicle_sort IS NULL)', keys: ['vehicle_sort', 'event_time_ms'] },
};

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

export function queryIncidents(
  library: LibraryContext,
  partitionId: string,
  query: IncidentQuery,
): IncidentPage {
  const condition = conditionOf(partitionId, query);
  const plan = SORTS[query.sort];
  const ranks = library.database.all(
    plan.rank === null
      ? `SELECT 0 AS rank, count(*) AS count FROM incidents WHERE ${condition.sql}`
      : `SELECT ${plan.rank} AS rank, count(*) AS count FROM incidents WHERE ${condition.sql} GROUP BY 1 ORDER BY 1`,
    ...condition.params,
  );
  const rowIds: number[] = [];
  let total = 0;
  for (const rank of ranks) {
    const count = number(rank, 'count');
    const skip = Math.max(0, query.offset - total);
    const wanted = query.limit - rowIds.length;
    if (skip < count && wanted > 0) {
      rowIds.push(
        ...pageOfRank(library, condition, plan, number(rank, 'rank'), {
          descending: query.descending,
          skip,
          wanted,
        }),
      );
    }
    total += count;
  }
  return { total, rows: rowsOf(library, rowIds) };
}

function pageOfRank(
  library: LibraryContext,
  condition: Condition,
  plan: SortPlan,
  rank: number,
  page: { readonly descending: boolean; readonly skip: number; readonly wanted: number },
): readonly number[] {
  const direction = page.descending ? 'DESC' : 'ASC';
  const order = [...plan.keys, 'row_id'].map((key) => `${key} ${direction}`).join(', ');
  const ofRank = plan.rank === null ? '' : `AND ${plan.rank} = ${rank}`;
  return library.database
    .all(
      `SELECT row_id FROM incidents WHERE ${condition.sql} ${ofRank} ORDER BY ${order} LIMIT ? OFFSET ?`,
      ...condition.params,
      page.wanted,
      page.skip,
    )
    .map((row) => number(row, 'row_id'));
}

function rowsOf(library: LibraryContext, rowIds: readonly number[]): IncidentPage['rows'] {
  const nowMs = library.clock.now();
  const summaries = new Map(
    library.database
      .all(
        `SELECT ${SUMMARY_COLUMNS} FROM incidents WHERE row_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(rowIds),
      )
      .map((row) => [number(row, 'row_id'), summaryOf(row, nowMs)] as const),
  );
  return rowIds.flatMap((rowId) => summaries.get(rowId) ?? []);
}

function conditionOf(partitionId: string, query: IncidentQuery): Condition {
  const parts: string[] = ['partition_id = ?'];
  const params: SqlValue[] = [partitionId];
  const oneOf = (column: string, values: readonly (string | number)[]): void => {
    if (values.length === 0) return;
    parts.push(`${column} IN (SELECT value FROM json_each(?))`);
    params.push(JSON.stringify(values));
  };
  oneOf('type_name', query.typeNames);
  oneOf('event_group', query.groups);
  oneOf('severity_level', query.severityLevels);
  oneOf('save_state', query.saveStates);
  if (query.fromMs !== null) {
    parts.push('event_time_ms >= ?');
    params.push(query.fromMs);
  }
  if (query.toMs !== null) {
    parts.push('event_time_ms <= ?');
    params.push(query.toMs);
  }
  const match = matchExpression(query.text);
  if (match !== null) {
    parts.push('row_id IN (SELECT rowid FROM incident_words WHERE incident_words MATCH ?)');
    params.push(match);
  }
  return { sql: parts.join(' AND '), params };
}

/** Ids of incidents still to be saved whose media goes before `untilMs`, the first to go first. */
export function expiringIncidentIds(
  library: LibraryContext,
  partitionId: string,
  untilMs: number,
): readonly string[] {
  return library.database
    .all(
      `SELECT incident_id FROM incidents
       WHERE partition_id = ? AND urgency = 0 AND expires_at_ms <= ?
         AND save_state IN ('not-saved', 'partly-saved', 'failed')
       ORDER BY expires_at_ms, event_time_ms`,
      partitionId,
      untilMs,
    )
    .map((row) => text(row, 'incident_id'));
}
