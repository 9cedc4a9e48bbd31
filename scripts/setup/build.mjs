/** Builds the app into `out/`, and only when a source has changed since. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SetupError, runTool, say } from './run.mjs';

const STAMP = join(ROOT, 'out/.build-stamp');
const INPUTS = [
  'src',
  'electron.vite.config.ts',
  'vite.viewer.config.ts',
  'package-lock.json',
  'tsconfig.base.json',
];
const OUTPUTS = [
  'out/main/index.js',
  'out/preload/index.js',
  'out/renderer/index.html',
  'out/viewer/viewer.js',
];

export async function ensureBuilt() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp()) return;
  await build();
}

/** Builds in any case. */
export async function build() {
  say('building');
  // Sources may change while they are built; the stamp must then be the older one.
  const sources = hashSources();
  const code = await runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new SetupError('the build failed; its messages are above.');
  await buildViewer();
  writeFileSync(STAMP, `${sources} ${describeOutputs()}`);
}

/** The viewer of evidence packages, which the app puts into them. */
export async function buildViewer() {
  const args = ['build', '--config', 'vite.viewer.config.ts', '--logLevel', 'warn'];
  const code = await runTool('vite/bin/vite.js', args);
  if (code !== 0) throw new SetupError('the viewer could not be built; the messages are above.');
}

function stamp() {
  return `${hashSources()} ${describeOutputs()}`;
}

/** Contents count, not times: a fresh checkout of the same sources is the same build. */
function hashSources() {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap(filesOf).sort()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (statSync(join(ROOT, path)).isFile()) return /\.test\.ts$/.test(path) ? [] : [path];
  return readdirSync(join(ROOT, path)).flatMap((name) => filesOf(`${path}/${name}`));
}

/** Tells a later build by another hand (development, an editor) from ours. */
function describeOutputs() {
  return OUTPUTS.map((path) => {
    const full = join(ROOT, path);
    return existsSync(full) ? `${path}:${statSync(full).mtimeMs}` : `${path}:missing`;
  }).join(' ');
}
