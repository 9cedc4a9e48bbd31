/** Which events a statement speaks of, in words that still mean something next year. */
import type { LedgerChoice } from '@renderer/stores/ledger';
import { eventTypeLabel } from '@shared/domain/event-type';
import { DAY_MS } from '@shared/time';

interface Days {
  readonly fromDay: string;
  readonly toDay: string;
}

/** `All events from … to …`, and of them which types, severities, vehicles and drivers. */
export function statementScope(
  period: 'week' | 'month' | 'any' | 'custom',
  days: Days,
  chosen: LedgerChoice,
  severityName: (level: number) => string,
  nowMs: number,
): string {
  const parts = [
    part('type', chosen.typeNames.map(eventTypeLabel)),
    part('severity', chosen.severityLevels.map(severityName)),
    part('vehicle', chosen.vehicles),
    part('driver', chosen.drivers),
  ].filter((words) => words !== '');
  const span = spanWords(period, days, nowMs);
  return parts.length === 0 ? `All events ${span}` : `Events ${span} of ${parts.join('; ')}`;
}

function spanWords(period: string, { fromDay, toDay }: Days, nowMs: number): string {
  const day = (daysAgo: number): string =>
    new Date(nowMs - daysAgo * DAY_MS).toISOString().slice(0, 10);
  if (period === 'week') return `from ${day(7)} to ${day(0)}`;
  if (period === 'month') return `from ${day(30)} to ${day(0)}`;
  if (period === 'any') return `in this library up to ${day(0)}`;
  return `from ${fromDay || 'the first'} to ${toDay || 'the last'}`;
}

function part(what: string, values: readonly string[]): string {
  return values.length === 0 ? '' : `${what} ${[...new Set(values)].join(', ')}`;
}
