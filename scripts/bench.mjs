/** `npm run bench -- <name> [arguments]`: sets up, then runs `test/bench/<name>.ts`. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setUp } from './setup/index.mjs';
import { hasDisplay } from './setup/launch.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { ROOT, SetupError, main, run, runTool } from './setup/run.mjs';

/** Benchmarks of plain Node code: nothing to build, no Electron, no display. */
const PLAIN = ['nmea', 'download'];
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
  // The tools it compares with (7z, ffmpeg) come with those of the tests.
  const electron = await setUp({ sets: ['runtime', 'test'], build: true });
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dirname(electron.path) };
  const command = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), script, ...args];
  if (hasDisplay()) return run(process.execPath, command, { env });
  // Where nobody can see a window, it is drawn on a display of its own.
  const display = ['-a', '-s', '-screen 0 1600x1000x24'];
  return run('xvfb-run', [...display, process.execPath, ...command], { env });
});

function names() {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  return files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
}
