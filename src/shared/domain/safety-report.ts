/** The safety report of a period: counts by category, type, severity and day, with the period before. */
import type { AppErrorData } from '../errors';
import type { EventGroup } from './incident';

/** Days `2026-10-19` of the zone, both included; `zone` is an IANA name and decides where days begin. */
export interface SafetyReportQuery {
  readonly fromDay: string;
  readonly toDay: string;
  readonly zone: string;
}

export interface ReportCategory {
  readonly group: EventGroup;
  /** The service's own word; empty when counted from the library. */
  readonly word: string;
  readonly count: number;
}

export interface ReportType {
  /** Stands for the type within one report, e.g. `4` or `harsh_braking`. */
  readonly key: string;
  /** The service's own labels as this library has them, the usual one first; never empty. */
  readonly typeNames: readonly string[];
  readonly group: EventGroup;
  readonly count: number;
}

/** Key under which incidents without a severity are counted. */
export const NO_SEVERITY = 'none';

export interface ReportDay {
  readonly day: string;
  /** `ReportType.key` → count. */
  readonly byType: Readonly<Record<string, number>>;
  /** Level (`1`, `2`, …, or `NO_SEVERITY`) → count. */
  readonly bySeverity: Readonly<Record<string, number>>;
}

/** In metres and seconds; null where the service says nothing. */
export interface ReportTrips {
  readonly count: number | null;
  readonly distanceM: number | null;
  readonly timeSeconds: number | null;
  readonly idlingSeconds: number | null;
}

export interface PeriodReport {
  readonly query: SafetyReportQuery;
  readonly source: 'service' | 'library';
  /** When the service answered, or when the library was last in step with it; null: never. */
  readonly asOfMs: number | null;
  readonly total: number;
  /** The four of the service first; others only when something was counted there. */
  readonly categories: readonly ReportCategory[];
  /** Null when counted from the library, which knows no trips. */
  readonly trips: ReportTrips | null;
  /** The most frequent first. */
  readonly types: readonly ReportType[];
  /** Every day of the period, also those without any. */
  readonly days: readonly ReportDay[];
  /** Parts of the service's answer that could not be read. */
  readonly unreadable: number;
}

export interface SafetyReportAnswer {
  readonly current: PeriodReport;
  /** The period of the same length just before; null when it is not known from the same source. */
  readonly previous: PeriodReport | null;
  /** Why the service was not asked with success; null when it answered or nobody is signed in. */
  readonly problem: AppErrorData | null;
}

/** A longer period is not asked for at once. */
export const MOST_REPORT_DAYS = 400;
