/** Times to come and lengths in words. */
import { expect, test } from 'vitest';
import { countdown, lengthWords } from './clip-words';

const HOUR = 3_600_000;

test.each([
  [72 * HOUR, '3 d'],
  [72 * HOUR - 1, '2 d 23 h'],
  [25 * HOUR, '1 d 1 h'],
  [5 * HOUR + 12 * 60_000, '5 h 12 min'],
  [59_999, 'under a minute'],
  [0, 'none'],
  [-5, 'none'],
])('%i ms left is %s', (leftMs, words) => {
  expect(countdown(leftMs)).toBe(words);
});

test.each([
  [30, '30 s'],
  [90, '1 min 30 s'],
  [600, '10 min'],
  [3600, '1 h'],
  [86_400, '24 h'],
])('%i s is %s', (seconds, words) => {
  expect(lengthWords(seconds)).toBe(words);
});
