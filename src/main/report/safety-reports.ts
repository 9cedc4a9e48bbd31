/** Answers for a safety report: the service when it can be asked, else its kept answer, else the library. */
import type { ApiProfile } from '@shared/domain/api-profile';
import type { EventGroup } from '@shared/domain/incident';
import type {
  PeriodReport,
  SafetyReportAnswer,
  SafetyReportQuery,
} from '@shared/domain/safety-report';
import { MOST_REPORT_DAYS } from '@shared/domain/safety-report';
import { AppError, toErrorData, type AppErrorData } from '@shared/errors';
import { addDays, countDays, isTimeZone, startOfDayMs } from '@shared/zoned-day';
import type { FleetClient, SafetyReport } from '@main/fleet';
import type { Library } from '@main/library';
import type { Log } from '@main/platform/log';
import { groupOfCategory } from './categories';
import { reportFromLibrary } from './from-library';
import { reportFromService } from './from-service';

export interface SafetyReportsOptions {
  readonly library: Library;
  /** Null while nobody is signed in. */
  readonly service: () => Pick<FleetClient, 'safetyReport'> | null;
  readonly profile: () => ApiProfile;
  readonly log: Log;
}

export interface SafetyReports {
  /**
   * A new question ends the one before, which then fails as `cancelled`.
   * @throws AppError `input.invalid` for days or a zone that make no period.
   */
  show(partitionId: string, query: SafetyReportQuery): Promise<SafetyReportAnswer>;
  close(): void;
}

export function createSafetyReports(options: SafetyReportsOptions): SafetyReports {
  const { library, log } = options;
  let asking: AbortController | null = null;

  const spanMs = ({ fromDay, toDay, zone }: SafetyReportQuery) => ({
    fromMs: startOfDayMs(fromDay, zone),
    endMs: startOfDayMs(addDays(toDay, 1), zone),
  });

  const kept = (partitionId: string, query: SafetyReportQuery): PeriodReport | null => {
    const answer = library.reports.kept(partitionId, query);
    if (answer === null) return null;
    return reportFromService(answer.report, query, {
      receivedAtMs: answer.receivedAtMs,
      typeNames: library.reports.typeNames(partitionId),
      tripUnits: options.profile().tripUnits,
    });
  };

  const counted = (partitionId: string, query: SafetyReportQuery): PeriodReport => {
    const { fromMs, endMs } = spanMs(query);
    const asOfMs = library.partition(partitionId)?.lastSyncedMs ?? null;
    return reportFromLibrary(library.reports.rows(partitionId, fromMs, endMs), query, {
      asOfMs,
      groups: groupsByType(library.reports.recent(partitionId)),
    });
  };

  const ask = async (
    partitionId: string,
    query: SafetyReportQuery,
    signal: AbortSignal,
  ): Promise<void> => {
    const service = options.service();
    if (service === null) return;
    const { fromMs, endMs } = spanMs(query);
    const answer = await service.safetyReport(
      { sinceMs: fromMs, untilMs: endMs - 1000, zone: query.zone },
      signal,
    );
    signal.throwIfAborted();
    library.reports.keep(partitionId, query, {
      report: answer.value,
      receivedAtMs: answer.receivedAtMs,
    });
  };

  return {
    async show(partitionId, query) {
      requirePeriod(query);
      asking?.abort();
      const controller = new AbortController();
      asking = controller;
      const { signal } = controller;
      const before = periodBefore(query);
      let problem: AppErrorData | null = null;
      try {
        await Promise.all([ask(partitionId, query, signal), ask(partitionId, before, signal)]);
      } catch (caught) {
        signal.throwIfAborted();
        controller.abort();
        problem = toErrorData(caught);
        log.warn('the service gave no safety report', { code: problem.code });
      }
      const current = kept(partitionId, query) ?? counted(partitionId, query);
      const previous =
        current.source === 'service' ? kept(partitionId, before) : counted(partitionId, before);
      return { current, previous, problem };
    },
    close: () => asking?.abort(),
  };
}

/** The category in which the service counted each type, by its latest answers. */
function groupsByType(reports: readonly SafetyReport[]): ReadonlyMap<number, EventGroup> {
  const groups = new Map<number, EventGroup>();
  for (const { trendType, days } of reports.flatMap(({ trends }) => trends)) {
    for (const { type } of days.flatMap(({ types }) => types)) {
      if (!groups.has(type)) groups.set(type, groupOfCategory(trendType));
    }
  }
  return groups;
}

/** The same number of days, ending the day before. */
function periodBefore({ fromDay, toDay, zone }: SafetyReportQuery): SafetyReportQuery {
  const days = countDays(fromDay, toDay);
  return { fromDay: addDays(fromDay, -days), toDay: addDays(fromDay, -1), zone };
}

function requirePeriod({ fromDay, toDay, zone }: SafetyReportQuery): void {
  const days = countDays(fromDay, toDay);
  if (days < 1)
    throw new AppError('input.invalid', { detail: 'The period ends before it starts.' });
  if (days > MOST_REPORT_DAYS) {
    throw new AppError('input.invalid', { detail: `At most ${MOST_REPORT_DAYS} days at once.` });
  }
  if (!isTimeZone(zone)) throw new AppError('input.invalid', { detail: `No time zone “${zone}”.` });
}
