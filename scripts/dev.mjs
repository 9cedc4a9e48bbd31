/** `npm run dev`: the app with live reload. */
import { dirname } from 'node:path';
import { buildViewer } from './setup/build.mjs';
import { setUp } from './setup/index.mjs';
import { requireDisplay, sandboxArguments } from './setup/launch.mjs';
import { main, runTool } from './setup/run.mjs';

main(async () => {
  const electron = await setUp({ sets: ['runtime'], build: false });
  requireDisplay();
  await buildViewer();
  const noSandbox = sandboxArguments().length > 0 ? ['--noSandbox'] : [];
  return runTool('electron-vite/bin/electron-vite.js', ['dev', '--watch', ...noSandbox], {
    env: {
      ...process.env,
      ELECTRON_OVERRIDE_DIST_PATH: dirname(electron.path),
      ELECTRON_EXEC_PATH: electron.path,
    },
  });
});
