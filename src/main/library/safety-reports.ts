/** The library's side of the safety report: the service's last answers, and rows to count from without it. */
import type { SafetyReportQuery } from '@shared/domain/safety-report';
import type { EventGroup } from '@shared/domain/incident';
import type { SafetyReport } from '@main/fleet/types';
import { number, text } from '@main/platform/columns';
import type { LibraryContext } from './context';

/** What the report counts of an incident. */
export interface CountedRow {
  readonly timeMs: number;
  readonly type: number | null;
  readonly typeName: string;
  readonly group: EventGroup;
  readonly severity: number | null;
}

export interface KeptReport {
  readonly report: SafetyReport;
  readonly receivedAtMs: number;
}

/** Keeps the service's answer for a period; a later one takes its place. */
export function keepReport(
  library: LibraryContext,
  partitionId: string,
  query: SafetyReportQuery,
  { report, receivedAtMs }: KeptReport,
): void {
  library.database.run(
    'INSERT OR REPLACE INTO safety_reports VALUES (?, ?, ?, ?, ?, ?)',
    partitionId,
    query.fromDay,
    query.toDay,
    query.zone,
    Math.round(receivedAtMs),
    JSON.stringify(report),
  );
}

/** The service's last answer for exactly this period, if there was one. */
export function keptReport(
  library: LibraryContext,
  partitionId: string,
  { fromDay, toDay, zone }: SafetyReportQuery,
): KeptReport | null {
  const row = library.database.get(
    `SELECT received_at_ms, report FROM safety_reports
     WHERE partition_id = ? AND from_day = ? AND to_day = ? AND zone = ?`,
    partitionId,
    fromDay,
    toDay,
    zone,
  );
  if (row === undefined) return null;
  return {
    report: JSON.parse(text(row, 'report')) as SafetyReport,
    receivedAtMs: number(row, 'received_at_ms'),
  };
}

/** Enough to have met every type that still occurs. */
const RECENT = 20;

/** The service's latest answers for any periods, newest first. */
export function recentReports(
  library: LibraryContext,
  partitionId: string,
): readonly SafetyReport[] {
  return library.database
    .all(
      'SELECT report FROM safety_reports WHERE partition_id = ? ORDER BY received_at_ms DESC LIMIT ?',
      partitionId,
      RECENT,
    )
    .map((row) => JSON.parse(text(row, 'report')) as SafetyReport);
}

/** Incidents from one moment up to, not including, another; oldest first. */
export function countedRows(
  library: LibraryContext,
  partitionId: string,
  fromMs: number,
  endMs: number,
): readonly CountedRow[] {
  return library.listIndex
    .rows(partitionId)
    .all()
    .filter(({ timeMs }) => timeMs >= fromMs && timeMs < endMs)
    .sort((a, b) => a.timeMs - b.timeMs || a.rowId - b.rowId)
    .map(({ timeMs, type, typeName, group, severity }) => ({
      timeMs,
      type,
      typeName,
      group: group as EventGroup,
      severity,
    }));
}

/** The labels this library has seen for each type number, the most frequent first. */
export function typeNamesByNumber(
  library: LibraryContext,
  partitionId: string,
): ReadonlyMap<number, readonly string[]> {
  const counts = new Map<number, Map<string, number>>();
  library.listIndex.rows(partitionId).forEach(({ type, typeName }) => {
    if (type === null) return;
    const names = counts.get(type) ?? new Map<string, number>();
    counts.set(type, names.set(typeName, (names.get(typeName) ?? 0) + 1));
  });
  return new Map(
    [...counts].map(([type, names]) => [
      type,
      [...names].sort(([, a], [, b]) => b - a).map(([name]) => name),
    ]),
  );
}
