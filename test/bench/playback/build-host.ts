/** Builds the bench's main process and page with the product's own aliases and targets. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import { alias } from '../../../electron.vite.config';

export interface BuiltHost {
  /** What Electron is started with. */
  readonly appFolder: string;
  readonly pageFolder: string;
}

/**
 * @param pageRoot folder with the page's `index.html`.
 * @param outFolder where the build goes; emptied first.
 */
export async function buildHost(pageRoot: string, outFolder: string): Promise<BuiltHost> {
  const shared = { configFile: false, logLevel: 'warn', resolve: { alias } } as const;
  const mainFolder = join(outFolder, 'main');
  const pageFolder = join(outFolder, 'page');
  await build({
    ...shared,
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, 'host-main.ts'),
      target: 'node18',
      outDir: mainFolder,
      emptyOutDir: true,
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  });
  await build({
    ...shared,
    root: pageRoot,
    plugins: [vue()],
    build: {
      target: 'chrome114',
      outDir: pageFolder,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
    },
  });
  await writeFile(
    join(mainFolder, 'package.json'),
    JSON.stringify({ name: 'roadproof-bench', version: '1.0.0', main: 'index.cjs' }),
  );
  return { appFolder: mainFolder, pageFolder };
}
