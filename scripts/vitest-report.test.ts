/** A test that failed is a failure, also in a file that did not load, until its file has passed. */
import { expect, it } from 'vitest';
import { summaryOf, withRunAgain } from './setup/vitest-report.mjs';

const result = (name: string, ...statuses: string[]) => ({
  name,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, index) => ({ fullName: `test ${index}`, status })),
});
const unloaded = { name: 'c.test.ts', status: 'failed', assertionResults: [] };

it('sums a report and names what failed, a file that did not load among it', () => {
  const report = {
    testResults: [
      result('a.test.ts', 'passed', 'skipped'),
      result('b.test.ts', 'passed', 'failed'),
      unloaded,
    ],
  };
  expect(summaryOf(report)).toEqual({
    passed: 2,
    failed: 2,
    failedFiles: ['b.test.ts', 'c.test.ts'],
    failures: ['b.test.ts › test 1', 'c.test.ts'],
  });
});

it('takes the later run of a file, whole, and leaves the others', () => {
  const first = { testResults: [result('a.test.ts', 'passed'), result('b.test.ts', 'failed')] };
  const again = { testResults: [result('b.test.ts', 'failed', 'passed')] };
  expect(summaryOf(withRunAgain(first, again))).toMatchObject({
    passed: 2,
    failed: 1,
    failures: ['b.test.ts › test 0'],
  });
});
