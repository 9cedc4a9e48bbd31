/** Tests of readable event types. */
import { expect, it } from 'vitest';
import { eventTypeLabel, eventTypeWithWord } from './event-type';

it.each([
  ['harsh_braking', 'Harsh braking', 'Harsh braking (harsh_braking)'],
  ['collision', 'Impact', 'Impact (collision)'],
  ['Collision', 'Impact', 'Impact (Collision)'],
  ['Impact', 'Impact', 'Impact'],
  ['harsh braking', 'Harsh braking', 'Harsh braking'],
  ['Type 77', 'Type 77', 'Type 77'],
  ['FCW', 'FCW', 'FCW'],
  ['', '', ''],
])('%s reads %s, in documents %s', (typeName, label, withWord) => {
  expect(eventTypeLabel(typeName)).toBe(label);
  expect(eventTypeWithWord(typeName)).toBe(withWord);
});
