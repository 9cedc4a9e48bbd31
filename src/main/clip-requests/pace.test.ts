/** The pace of looking: bounds, growth, jitter. */
import { expect, test } from 'vitest';
import { DEFAULT_PACE, nextLookMs } from './pace';

const middle = (): number => 0.5;

test('starts at five seconds and ends at five minutes', () => {
  expect(nextLookMs(0, DEFAULT_PACE, middle)).toBe(5_000);
  expect(nextLookMs(1, DEFAULT_PACE, middle)).toBe(8_000);
  expect(nextLookMs(500, DEFAULT_PACE, middle)).toBe(300_000);
});

test('never gets quicker while nothing happens', () => {
  const waits = Array.from({ length: 30 }, (_, looks) => nextLookMs(looks, DEFAULT_PACE, middle));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
});

test('strays by a fifth to either side', () => {
  expect(nextLookMs(0, DEFAULT_PACE, () => 0)).toBe(4_000);
  expect(nextLookMs(0, DEFAULT_PACE, () => 1)).toBe(6_000);
});
