/** Starts the built app in the Electron that was found. */
import { spawn } from 'node:child_process';
import { ROOT, SetupError, isRoot } from './run.mjs';

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

export function requireDisplay() {
  if (hasDisplay()) return;
  throw new SetupError(
    'There is no display to open a window on. Everything is set up; start it again\n' +
      '  · from a desktop session, or\n' +
      '  · over ssh with X forwarding: ssh -X <host>, or\n' +
      '  · on a virtual display: xvfb-run -a npm start',
  );
}

/** Chromium refuses to run as root with its sandbox; only this script may leave it out. */
export function sandboxArguments() {
  return process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : [];
}

/** Runs the app until it is closed; resolves with its exit code. Interrupts are passed on. */
export function launch(electronPath, args) {
  return new Promise((settle, reject) => {
    const child = spawn(electronPath, [ROOT, ...sandboxArguments(), ...args], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => settle(code ?? 0));
  });
}
