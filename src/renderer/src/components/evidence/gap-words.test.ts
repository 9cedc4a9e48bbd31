import { expect, it } from 'vitest';
import { missingWords } from './gap-words';

const gap = (title: string) => ({ title, reason: 'It expired.' });

it('names what is missing, the first few by title', () => {
  expect(missingWords([])).toBe('');
  expect(missingWords([gap('Rear video')])).toBe('Not in the package: Rear video');
  expect(missingWords(['A', 'B', 'C'].map(gap))).toBe('Not in the package: A, B, C');
  expect(missingWords(['A', 'B', 'C', 'D', 'E'].map(gap))).toBe(
    'Not in the package: A, B, C and 2 more',
  );
});
