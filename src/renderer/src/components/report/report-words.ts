/** How a report's numbers are told: comparisons, days, long spans of time. */
import { formatCount } from '@shared/units';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `2026-10-21` → `21 Oct`. */
export function shortDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** `2026-10-21` → `Wed 21 Oct 2026`. */
export function longDay(day: string): string {
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday} ${shortDay(day)} ${day.slice(0, 4)}`;
}

/** `19 Oct – 25 Oct 2026`. */
export function daySpan(fromDay: string, toDay: string): string {
  const year = fromDay.slice(0, 4) === toDay.slice(0, 4) ? '' : ` ${fromDay.slice(0, 4)}`;
  return `${shortDay(fromDay)}${year} – ${shortDay(toDay)} ${toDay.slice(0, 4)}`;
}

/** `12 h 5 min`, `48 min`. */
export function longSpan(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${formatCount(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

export interface Comparison {
  readonly direction: 'up' | 'down' | 'same';
  /** `+3`, `−2`, `same`. */
  readonly change: string;
  /** `from 5 before`. */
  readonly text: string;
}

/** A count against the period before; null when that is not known. */
export function compareCounts(count: number, before: number | null): Comparison | null {
  if (before === null) return null;
  const change = count - before;
  if (change === 0) return { direction: 'same', change: 'Same', text: 'as before' };
  return {
    direction: change > 0 ? 'up' : 'down',
    change: `${change > 0 ? '+' : '−'}${formatCount(Math.abs(change))}`,
    text: `from ${formatCount(before)} before`,
  };
}

/** A total against the period before, in percent; null when there is nothing to compare with. */
export function compareTotals(total: number | null, before: number | null): Comparison | null {
  if (total === null || before === null || before === 0) return null;
  const percent = Math.round(((total - before) / before) * 100);
  if (percent === 0) return { direction: 'same', change: 'Same', text: 'as before' };
  return {
    direction: percent > 0 ? 'up' : 'down',
    change: `${percent > 0 ? '+' : '−'}${formatCount(Math.abs(percent))} %`,
    text: 'from before',
  };
}
