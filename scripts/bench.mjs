/** `npm run bench -- <name> [arguments]`: sets up, then runs `test/bench/<name>.ts`. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setUp } from './setup/index.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { ROOT, SetupError, main, runTool } from './setup/run.mjs';

/** Benchmarks of plain Node code: nothing to build, no Electron, no display. */
const PLAIN = ['nmea'];
const FOLDER = join(ROOT, 'test/bench');

main(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (!name || !/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(join(FOLDER, `${name}.ts`))) {
    throw new SetupError(`npm run bench -- <name>, with one of: ${names().join(', ')}`);
  }
  const script = join(FOLDER, `${name}.ts`);
  if (PLAIN.includes(name)) {
    await ensurePackages();
    return runTool('tsx/dist/cli.mjs', [script, ...args]);
  }
  // A benchmark's last line is for machines; what the set-up says stands before it.
  const electron = await setUp({ sets: ['runtime', 'display'], build: true });
  return runTool('tsx/dist/cli.mjs', [script, ...args], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dirname(electron.path) },
  });
});

function names() {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  return files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
}
