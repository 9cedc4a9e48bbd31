/** `npm start`: sets up what is missing on this machine, builds what has changed, opens the app. */
import { setUp } from './setup/index.mjs';
import { hasDisplay, launch, requireDisplay } from './setup/launch.mjs';
import { main } from './setup/run.mjs';

main(async () => {
  // Where nobody can see a window, the means to open one anyway are part of the set-up.
  const sets = hasDisplay() ? ['runtime'] : ['runtime', 'display'];
  const electron = await setUp({ sets, build: true });
  requireDisplay();
  return launch(electron.path, process.argv.slice(2));
});
