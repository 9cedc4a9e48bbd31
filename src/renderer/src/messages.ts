/** Words that recur on screen, in one place so that a thing has one name. */
import type { EventGroup, SaveState } from '@shared/domain/incident';
import type { StoredKind } from '@shared/domain/storage';

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

export const STORED_KIND_NAMES: Readonly<Record<StoredKind, string>> = {
  video: 'Videos',
  snapshot: 'Snapshots',
  track: 'GPS tracks',
  'device-data': 'Camera’s own data',
  derived: 'Derived files',
  quarantine: 'Quarantined',
  part: 'Unfinished transfers',
  'service-answer': 'Service answers',
};

/** The word for a severity level; the words come from the API profile. */
export function severityName(
  level: number | null,
  names: Readonly<Record<string, string>>,
): string | null {
  if (level === null) return null;
  return names[String(level)] ?? `Level ${level}`;
}
