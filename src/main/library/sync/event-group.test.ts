import { expect, test } from 'vitest';
import { eventGroupOf } from './event-group';

test.each([
  ['Impact', 'sensor'],
  ['collision', 'sensor'],
  ['Harsh braking', 'sensor'],
  ['harsh_acceleration', 'sensor'],
  ['Speeding', 'sensor'],
  ['Tailgating', 'adas'],
  ['Lane departure warning', 'adas'],
  ['Forward collision warning', 'adas'],
  ['Stop sign violation', 'traffic-sign'],
  ['speed_limit_violation', 'traffic-sign'],
  ['Phone use', 'dms'],
  ['Drowsiness', 'dms'],
  ['Manual upload', 'remote'],
  ['Type 27', 'other'],
  ['', 'other'],
])('%s belongs to %s', (label, group) => {
  expect(eventGroupOf(label)).toBe(group);
});
