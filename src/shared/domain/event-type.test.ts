/** Tests of readable event types. */
import { expect, it } from 'vitest';
import { eventTypeLabel } from './event-type';

it.each([
  ['harsh_braking', 'Harsh braking'],
  ['Impact', 'Impact'],
  ['Type 77', 'Type 77'],
  ['FCW', 'FCW'],
  ['', ''],
])('%s reads %s', (typeName, label) => {
  expect(eventTypeLabel(typeName)).toBe(label);
});
