/** The same figures counted from the incidents in the library, for when the service cannot be asked. */
import type { EventGroup } from '@shared/domain/incident';
import type { PeriodReport, ReportCategory, SafetyReportQuery } from '@shared/domain/safety-report';
import { addDays, daysBetween, startOfDayMs } from '@shared/zoned-day';
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

export interface LibraryReportContext {
  /** When the library was last in step with the service; null: never. */
  readonly asOfMs: number | null;
  /** Where the service itself has counted a type before; it knows better than our reading of labels. */
  readonly groups: ReadonlyMap<number, EventGroup>;
}

/**
 * Clips that people asked for are no driving events and are left out, as the service leaves them out.
 * @param incidents oldest first.
 */
export function reportFromLibrary(
  incidents: readonly CountedIncident[],
  query: SafetyReportQuery,
  { asOfMs, groups }: LibraryReportContext,
): PeriodReport {
  const days = daysBetween(query.fromDay, query.toDay);
  // Asking a calendar for each of 100,000 incidents takes far longer than for each day.
  const ends = days.map((day) => startOfDayMs(addDays(day, 1), query.zone));
  const startMs = startOfDayMs(query.fromDay, query.zone);
  let at = 0;
  const tally = new Tally(days);
  const categories = new Map<EventGroup, number>();
  let total = 0;
  for (const incident of incidents) {
    const { timeMs, type, typeName, severity } = incident;
    while (timeMs >= (ends[at] ?? Infinity)) at += 1;
    const day = days[at];
    if (day === undefined) break;
    if (incident.group === 'remote' || timeMs < startMs) continue;
    const group = (type === null ? undefined : groups.get(type)) ?? incident.group;
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
