/** One Vitest project as a check: its numbers from its report, and what passed only when run again. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runTool } from './run.mjs';
import { summaryOf, withRunAgain } from './vitest-report.mjs';

const NOTHING = { passed: 0, failed: 1 };

/** A run that left no report, or ended badly without naming a failure, is a failure. */
export async function runProject(project) {
  const { code, report } = await vitest(project, []);
  return report === null ? NOTHING : outcome(code, summaryOf(report));
}

/**
 * As `runProject`; a file that failed runs once more by itself. For tests that drive a real window
 * on a machine whose load is not theirs: what passes only then is no failure, but is named as
 * unsteady, because somebody has to look at it.
 */
export async function runProjectPatiently(project) {
  const first = await vitest(project, []);
  if (first.report === null) return NOTHING;
  const before = summaryOf(first.report);
  if (before.failed === 0) return outcome(first.code, before);

  process.stdout.write(`\n── ${project}: what failed, once more ──\n`);
  const again = await vitest(project, before.failedFiles);
  if (again.report === null) return outcome(first.code, before);
  const after = summaryOf(withRunAgain(first.report, again.report));
  const stillFailing = new Set(after.failures);
  return {
    ...outcome(again.code, after),
    unsteady: before.failures
      .filter((name) => !stillFailing.has(name))
      .map((name) => name.replace(`${ROOT}/`, '')),
  };
}

function outcome(code, { passed, failed }) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function vitest(project, files) {
  const file = join(ROOT, `test-results/${project}.json`);
  await mkdir(join(ROOT, 'test-results'), { recursive: true });
  await rm(file, { force: true });
  const code = await runTool(
    'vitest/vitest.mjs',
    [
      ...['run', '--project', project, ...files],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ],
    { env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' } },
  );
  try {
    return { code, report: JSON.parse(await readFile(file, 'utf8')) };
  } catch {
    return { code, report: null };
  }
}
