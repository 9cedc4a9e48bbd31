/** The checks of this project: each runs to its end and says how much passed and failed. */
import { ensureBuilt } from './build.mjs';
import { runTool } from './run.mjs';
import { runProject, runProjectPatiently } from './vitest-stage.mjs';

/** Every TypeScript project, with the compiler that understands its files. */
const PROJECTS = [
  ['src/shared', 'typescript/bin/tsc'],
  ['src/main', 'typescript/bin/tsc'],
  ['src/preload', 'typescript/bin/tsc'],
  ['src/simulator', 'typescript/bin/tsc'],
  ['src/viewer', 'vue-tsc/bin/vue-tsc.js'],
  ['src/renderer', 'vue-tsc/bin/vue-tsc.js'],
  ['test', 'vue-tsc/bin/vue-tsc.js'],
];

const CACHE = 'node_modules/.cache/roadproof';

/** @typedef {{ passed: number, failed: number, unsteady?: string[] }} Outcome */

/** @type {Record<string, () => Promise<Outcome>>} */
export const STAGES = {
  format: async () =>
    one(await runTool('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn'])),
  // Without a cache: many rules look into other files, and a cached answer would be of yesterday.
  lint: async () => one(await runTool('eslint/bin/eslint.js', ['.', '--max-warnings=0'])),
  types: async () => {
    let worst = 0;
    for (const [project, compiler] of PROJECTS) {
      const info = `${CACHE}/${project.replace('/', '-')}.tsbuildinfo`;
      const args = ['-p', project, '--incremental', '--tsBuildInfoFile', info];
      worst = Math.max(worst, await runTool(compiler, args));
    }
    return one(worst);
  },
  unit: () => runProject('unit'),
  integration: () => runProject('integration'),
  build: () => built(),
  e2e: async () => {
    // On an older build these tests would speak of something else.
    if ((await built()).failed > 0) return { passed: 0, failed: 1 };
    return runProjectPatiently('e2e');
  },
};

/** Checks that read the sources alone run in two lanes, one a core; they print only what is wrong. */
const LANES = [['lint'], ['format', 'types']];

/**
 * Runs the named stages, all of them whatever fails, and prints the sum as the last line.
 * @returns the exit code
 */
export async function runStages(names) {
  const outcomes = new Map();
  const inOrder = async (stages) => {
    for (const name of stages) {
      process.stdout.write(`\n── ${name} ──\n`);
      const startedAt = Date.now();
      const outcome = await STAGES[name]();
      outcomes.set(name, { ...outcome, seconds: Math.round((Date.now() - startedAt) / 1000) });
    }
  };
  await Promise.all(LANES.map((lane) => inOrder(lane.filter((name) => names.includes(name)))));
  await inOrder(names.filter((name) => !LANES.flat().includes(name)));

  const sum = { passed: 0, failed: 0 };
  process.stdout.write('\n');
  for (const name of names) {
    const { passed, failed, seconds, unsteady = [] } = outcomes.get(name);
    process.stdout.write(`${name.padEnd(12)} ${passed} passed, ${failed} failed (${seconds} s)\n`);
    for (const test of unsteady)
      process.stdout.write(`  unsteady, passed when run again: ${test}\n`);
    sum.passed += passed;
    sum.failed += failed;
  }
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`);
  return sum.failed === 0 ? 0 : 1;
}

function one(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Costs nothing when the build is there and fits its sources. */
async function built() {
  try {
    await ensureBuilt();
    return { passed: 1, failed: 0 };
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return { passed: 0, failed: 1 };
  }
}
