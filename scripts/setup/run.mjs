/** Running other programs, and telling the person at the terminal what happens. */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** The project's top folder. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** A reason to stop that the person can do something about; shown without a stack. */
export class SetupError extends Error {}

export function say(message) {
  process.stdout.write(`roadproof: ${message}\n`);
}

/** Runs to the end with the terminal's own streams; resolves with the exit code. */
export function run(command, args, options = {}) {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => settle(code ?? (signal ? 1 : 0)));
  });
}

/** Runs quietly; resolves with what was printed. Throws with the output when it fails. */
export async function capture(command, args, options = {}) {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) settle(out);
      else reject(new SetupError(`${command} ${args.join(' ')} failed:\n${err || out}`));
    });
  });
}

/** npm as a program and its first arguments: the one that started us, or the one on the path. */
export function npm() {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return [process.execPath, own];
  return process.platform === 'win32' ? ['npm.cmd'] : ['npm'];
}

export function runNpm(args, options = {}) {
  const [command, ...first] = npm();
  return run(command, [...first, ...args], { shell: command.endsWith('.cmd'), ...options });
}

export function captureNpm(args, options = {}) {
  const [command, ...first] = npm();
  return capture(command, [...first, ...args], { shell: command.endsWith('.cmd'), ...options });
}

/** A tool of node_modules, run by this very Node. */
export function runTool(script, args, options = {}) {
  return run(process.execPath, [join(ROOT, 'node_modules', script), ...args], options);
}

/** Whether a program of this name is on the path. */
export function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

export function isRoot() {
  return process.getuid?.() === 0;
}

/** Ends a script: what can be helped is told plainly, what cannot keeps its stack. */
export function main(work) {
  work().then(
    (code) => {
      process.exitCode = code ?? 0;
    },
    (error) => {
      process.stderr.write(
        error instanceof SetupError ? `roadproof: ${error.message}\n` : `${error.stack ?? error}\n`,
      );
      process.exitCode = 1;
    },
  );
}
