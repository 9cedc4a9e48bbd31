/** Counts by type, severity and day while a report is put together. */
import { NO_SEVERITY, type ReportDay, type ReportType } from '@shared/domain/safety-report';

interface TypeTally {
  readonly meta: Omit<ReportType, 'count'>;
  count: number;
}

interface DayTally {
  readonly byType: Map<string, number>;
  readonly bySeverity: Map<string, number>;
}

export class Tally {
  private readonly types = new Map<string, TypeTally>();
  private readonly days: ReadonlyMap<string, DayTally>;

  constructor(days: readonly string[]) {
    this.days = new Map(days.map((day) => [day, { byType: new Map(), bySeverity: new Map() }]));
  }

  has(day: string): boolean {
    return this.days.has(day);
  }

  addType(day: string, type: Omit<ReportType, 'count'>, count: number): void {
    const tally = this.days.get(day);
    if (tally === undefined || count === 0) return;
    const known = this.types.get(type.key) ?? { meta: type, count: 0 };
    known.count += count;
    this.types.set(type.key, known);
    add(tally.byType, type.key, count);
  }

  /** @param level null: the event has no severity. */
  addSeverity(day: string, level: string | null, count: number): void {
    const tally = this.days.get(day);
    if (tally !== undefined && count !== 0) add(tally.bySeverity, level ?? NO_SEVERITY, count);
  }

  /** The most frequent first. */
  typeList(): readonly ReportType[] {
    return [...this.types.values()]
      .map(({ meta, count }) => ({ ...meta, count }))
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }

  dayList(): readonly ReportDay[] {
    return [...this.days].map(([day, { byType, bySeverity }]) => ({
      day,
      byType: Object.fromEntries(byType),
      bySeverity: Object.fromEntries(bySeverity),
    }));
  }
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
