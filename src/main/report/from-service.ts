/** The service's safety report in our shape: its categories as groups, its type numbers with their labels. */
import type { ApiProfile } from '@shared/domain/api-profile';
import type { PeriodReport, SafetyReportQuery } from '@shared/domain/safety-report';
import { daysBetween } from '@shared/zoned-day';
import type { SafetyReport } from '@main/fleet/types';
import { fourAndOthers, groupOfCategory } from './categories';
import { Tally } from './tally';

export interface ServiceReportContext {
  readonly receivedAtMs: number;
  readonly typeNames: ReadonlyMap<number, readonly string[]>;
  readonly tripUnits: ApiProfile['tripUnits'];
}

export function reportFromService(
  report: SafetyReport,
  query: SafetyReportQuery,
  { receivedAtMs, typeNames, tripUnits }: ServiceReportContext,
): PeriodReport {
  const tally = new Tally(daysBetween(query.fromDay, query.toDay));
  let unreadable = report.unreadable.length;
  for (const trend of report.trends) {
    const group = groupOfCategory(trend.trendType);
    for (const { date, types, severity } of trend.days) {
      const day = dayFrom(date);
      if (day === null || !tally.has(day)) {
        unreadable += 1;
        continue;
      }
      for (const { type, count } of types) {
        const names = typeNames.get(type) ?? [`Type ${type}`];
        tally.addType(day, { key: String(type), typeNames: names, group }, count);
      }
      for (const [level, count] of Object.entries(severity)) tally.addSeverity(day, level, count);
    }
  }
  return {
    query,
    source: 'service',
    asOfMs: receivedAtMs,
    total: report.categories.reduce((sum, { count }) => sum + count, 0),
    categories: fourAndOthers(
      report.categories.map(({ category, count }) => ({
        group: groupOfCategory(category),
        word: category,
        count,
      })),
    ),
    trips: {
      count: report.trip.trips,
      distanceM: scaled(report.trip.distance, tripUnits.distance === 'km' ? 1000 : 1),
      timeSeconds: scaled(report.trip.time, tripUnits.time === 'min' ? 60 : 1),
      idlingSeconds: scaled(report.trip.idling, tripUnits.time === 'min' ? 60 : 1),
    },
    types: tally.typeList(),
    days: tally.dayList(),
    unreadable,
  };
}

const scaled = (value: number | null, factor: number): number | null =>
  value === null ? null : value * factor;

/** The reference shows a date as text only: `2026-10-21`, `2026/10/21` and `20261021` are taken. */
function dayFrom(date: string): string | null {
  const match = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/.exec(date.trim());
  return match === null ? null : `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`;
}
