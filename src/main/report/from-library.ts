/** The same figures counted from the incidents in the library, for when the service cannot be asked. */
import type { EventGroup } from '@shared/domain/incident';
import type { PeriodReport, ReportCategory, SafetyReportQuery } from '@shared/domain/safety-report';
import { dayOf, daysBetween } from '@shared/zoned-day';
import { fourAndOthers } from './categories';
import { Tally } from './tally';

/** What is counted of an incident. */
export interface CountedIncident {
  readonly timeMs: number;
  readonly type: number | null;
  readonly typeName: string;
  readonly group: EventGroup;
  readonly severity: number | null;
}

/**
 * Clips that people asked for are no driving events and are left out, as the service leaves them out.
 * @param asOfMs when the library was last in step with the service; null: never.
 */
export function reportFromLibrary(
  incidents: readonly CountedIncident[],
  query: SafetyReportQuery,
  asOfMs: number | null,
): PeriodReport {
  const tally = new Tally(daysBetween(query.fromDay, query.toDay));
  const categories = new Map<EventGroup, number>();
  let total = 0;
  for (const { timeMs, type, typeName, group, severity } of incidents) {
    const day = dayOf(timeMs, query.zone);
    if (group === 'remote' || !tally.has(day)) continue;
    total += 1;
    categories.set(group, (categories.get(group) ?? 0) + 1);
    const key = type === null ? typeName : `${type}:${typeName}`;
    tally.addType(day, { key, typeNames: [typeName], group }, 1);
    tally.addSeverity(day, severity === null ? null : String(severity), 1);
  }
  return {
    query,
    source: 'library',
    asOfMs,
    total,
    categories: fourAndOthers(
      [...categories].map(([group, count]): ReportCategory => ({ group, word: '', count })),
    ),
    trips: null,
    types: tally.typeList(),
    days: tally.dayList(),
    unreadable: 0,
  };
}
