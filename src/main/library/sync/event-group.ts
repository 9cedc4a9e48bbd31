/** Sorts an event type into one of the report's groups by its label; the full table is not public. */
import type { EventGroup } from '@shared/domain/incident';

/** First match wins; an unknown label is `other`, never dropped. [Note: unknown API parts] */
const GROUP_WORDS: readonly (readonly [EventGroup, RegExp])[] = [
  ['remote', /\b(remote|manual|upload(ed)?|on.?demand|clip request|time.?lapse)\b/],
  [
    'dms',
    /\b(drows\w*|fatigue\w*|yawn\w*|distract\w*|phone|cell ?phone|smok\w*|seat ?belt\w*|eyes?|driver (missing|absent)|camera (covered|blocked)|lens|food|drinking|asleep)\b/,
  ],
  ['traffic-sign', /\b(stop sign|traffic (sign|light)|red light|speed (sign|limit)|sign)\b/],
  [
    'adas',
    /\b(tailgat\w*|lane|headway|following|forward collision|fcw|ldw|pedestrian|rolling stop|cut.?in|near.?miss)\b/,
  ],
  [
    'sensor',
    /\b(impact|collision|crash|bump|brak\w*|accelerat\w*|turn\w*|corner\w*|swerv\w*|speed\w*|rollover|roll over|vibration|shock|parking|g.?sensor|sos|panic|emergency|idling|ignition)\b/,
  ],
];

export function eventGroupOf(typeName: string): EventGroup {
  const label = typeName.toLowerCase().replace(/[_-]+/g, ' ');
  return GROUP_WORDS.find(([, words]) => words.test(label))?.[0] ?? 'other';
}
