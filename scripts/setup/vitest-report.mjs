/** What Vitest's JSON report says, as numbers and names. */

/**
 * @typedef {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }} FileResult
 * @typedef {{ passed: number, failed: number, failedFiles: string[], failures: string[] }} Summary
 */

/**
 * Sums a report; a file that did not load is one failure.
 * @param {{ testResults: FileResult[] }} report
 * @returns {Summary}
 */
export function summaryOf({ testResults }) {
  const summary = { passed: 0, failed: 0, failedFiles: [], failures: [] };
  for (const file of testResults) {
    const failures = file.assertionResults.filter(({ status }) => status === 'failed');
    const names = failures.map(({ fullName }) => `${file.name} › ${fullName}`);
    if (file.status === 'failed' && names.length === 0) names.push(file.name);
    summary.passed += file.assertionResults.filter(({ status }) => status === 'passed').length;
    summary.failed += names.length;
    summary.failures.push(...names);
    if (names.length > 0) summary.failedFiles.push(file.name);
  }
  return summary;
}

/**
 * The report with the files that ran again in the place of their first run.
 * @param {{ testResults: FileResult[] }} first
 * @param {{ testResults: FileResult[] }} again
 */
export function withRunAgain(first, again) {
  const second = new Map(again.testResults.map((file) => [file.name, file]));
  return { testResults: first.testResults.map((file) => second.get(file.name) ?? file) };
}
