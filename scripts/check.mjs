/** `npm run check [stage…]`: formatting, lint, types and unit tests, or only the stages named. */
import { ensurePackages } from './setup/packages.mjs';
import { SetupError, main } from './setup/run.mjs';
import { STAGES, runStages } from './setup/stages.mjs';

main(async () => {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !(name in STAGES));
  if (unknown.length > 0) {
    throw new SetupError(
      `no stage ${unknown.join(', ')}; there are ${Object.keys(STAGES).join(', ')}.`,
    );
  }
  await ensurePackages();
  return runStages(named.length > 0 ? named : ['format', 'lint', 'types', 'unit']);
});
