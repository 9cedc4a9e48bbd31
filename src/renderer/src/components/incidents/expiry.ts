/** Days left before the cloud deletes an incident's media, and how pressing that is. */
import type { IncidentSummary } from '@shared/domain/incident';
import { DAY_MS } from '@shared/time';

/**
 * `safe`: saved here, the cloud may delete it. `now`: two days or less. `soon`: within a week.
 */
export type Urgency = 'gone' | 'now' | 'soon' | 'later' | 'safe' | 'unknown';

const NOW_DAYS = 2;
const SOON_DAYS = 7;

type ExpiryFacts = Pick<IncidentSummary, 'daysLeft' | 'expired' | 'saveState' | 'syncedAtMs'>;

/** Whole days left now: the service's number, less the days since it was read. Null when unknown. */
export function daysLeftNow(row: ExpiryFacts, nowMs: number): number | null {
  if (row.daysLeft === null) return null;
  const daysSince = Math.max(0, Math.floor((nowMs - row.syncedAtMs) / DAY_MS));
  return Math.max(0, row.daysLeft - daysSince);
}

export function urgencyOf(row: ExpiryFacts, nowMs: number): Urgency {
  if (row.saveState === 'saved') return 'safe';
  if (row.expired) return 'gone';
  const days = daysLeftNow(row, nowMs);
  if (days === null) return 'unknown';
  if (days <= NOW_DAYS) return 'now';
  return days <= SOON_DAYS ? 'soon' : 'later';
}

/** `Expired`, `Today`, `1 day`, `12 days`, `–`. */
export function daysLeftText(row: ExpiryFacts, nowMs: number): string {
  if (row.expired) return 'Expired';
  const days = daysLeftNow(row, nowMs);
  if (days === null) return '–';
  if (days === 0) return 'Today';
  return days === 1 ? '1 day' : `${days} days`;
}
