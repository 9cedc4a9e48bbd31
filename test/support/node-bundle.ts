/** Programs of plain Node made from their sources, as the app's own build does: they start at once. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { alias } from '../../electron.vite.config';

export interface NodeBundle {
  /** Path of the program made from the entry of this name. */
  readonly path: (name: string) => string;
  readonly remove: () => Promise<void>;
}

/**
 * @param entries name → source file below the project.
 * @param external packages that are taken as they are installed, beside the native ones
 */
export async function buildForNode(
  entries: Readonly<Record<string, string>>,
  external: readonly string[] = [],
): Promise<NodeBundle> {
  // Within the project, where the native modules are found.
  const root = resolve(import.meta.dirname, '../..');
  await mkdir(join(root, 'out'), { recursive: true });
  const folder = await mkdtemp(join(root, 'out/test-'));
  const input = Object.fromEntries(
    Object.entries(entries).map(([name, source]) => [name, join(root, source)]),
  );
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    ssr: { noExternal: true, external: ['libsql', 'keytar', ...external] },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: folder,
      rolldownOptions: {
        input,
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
  });
  return {
    path: (name) => join(folder, `${name}.cjs`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
