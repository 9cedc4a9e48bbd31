/** `npm test`: sets up what is missing, then runs every check; the last line is `N passed, N failed`. */
import { fileURLToPath } from 'node:url';
import { setUp } from './setup/index.mjs';
import { main } from './setup/run.mjs';
import { STAGES, runStages } from './setup/stages.mjs';
import { isInTestSession, runInTestSession } from './setup/test-session.mjs';

main(async () => {
  if (isInTestSession()) return runStages(Object.keys(STAGES));
  try {
    await setUp({ sets: ['runtime', 'test'], build: false });
  } catch (error) {
    process.stderr.write(`roadproof: ${error.message}\n`);
    process.stdout.write('0 passed, 1 failed\n');
    return 1;
  }
  return runInTestSession(fileURLToPath(import.meta.url), process.argv.slice(2));
});
