/** `npm run build`: builds the app into `out/`. */
import { build } from './setup/build.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { main } from './setup/run.mjs';

main(async () => {
  await ensurePackages();
  await build();
});
