/** Words that recur on screen, in one place so that a thing has one name. */
import type { EventGroup, SaveState } from '@shared/domain/incident';

export const EVENT_GROUP_NAMES: Readonly<Record<EventGroup, string>> = {
  sensor: 'G-sensor',
  adas: 'Driver assistance',
  'traffic-sign': 'Traffic sign',
  dms: 'Driver monitoring',
  remote: 'Remote clip',
  other: 'Other',
};

export const SAVE_STATE_NAMES: Readonly<Record<SaveState, string>> = {
  'not-saved': 'Not saved',
  queued: 'Waiting',
  saving: 'Saving',
  paused: 'Paused',
  'partly-saved': 'Partly saved',
  saved: 'Saved',
  failed: 'Failed',
  expired: 'Expired',
};

/** The word for a severity level; the words come from the API profile. */
export function severityName(
  level: number | null,
  names: Readonly<Record<string, string>>,
): string | null {
  if (level === null) return null;
  return names[String(level)] ?? `Level ${level}`;
}
