/** Installs the npm packages of `package-lock.json`, and only when they are not already there. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SetupError, runNpm, say } from './run.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

const STAMP = join(ROOT, 'node_modules/.roadproof-stamp');
const NODE_MINIMUM = [20, 19];

/** Checks Node's version, then runs `npm ci` if the packages are not those of the lock file. */
export async function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NODE_MINIMUM[0] || (major === NODE_MINIMUM[0] && minor < NODE_MINIMUM[1])) {
    throw new SetupError(
      `Node ${process.versions.node} is too old; install Node ${NODE_MINIMUM.join('.')} or newer.`,
    );
  }
  const wanted = stamp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;

  if (!isInstalled()) {
    await ensureSystemLibraries(['build']);
    say('installing npm packages (once; a minute or two)');
    const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) throw new SetupError('npm ci failed; its messages are above.');
    if (!isInstalled())
      throw new SetupError('npm ci left packages out; remove node_modules, try again.');
  }
  writeFileSync(STAMP, wanted);
}

/** The lock file and the platform that native modules were built for. */
function stamp() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

/** Compares npm's own record of what it installed with the lock file. */
function isInstalled() {
  const record = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  if (!existsSync(join(ROOT, 'node_modules/keytar/build/Release/keytar.node'))) return false;
  const { packages: installed } = JSON.parse(readFileSync(record, 'utf8'));
  const { packages: wanted } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.entries(wanted).every(
    ([path, entry]) =>
      // The project itself, and binaries for other platforms, are not installed.
      path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}
