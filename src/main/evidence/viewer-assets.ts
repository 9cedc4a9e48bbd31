/** Reads the built viewer, to be put into packages. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ViewerAssets } from './documents/package-facts';

/** @throws of the file system when it was not built. */
export async function readViewerAssets(folder: string): Promise<ViewerAssets> {
  const [script, style] = await Promise.all([
    readFile(join(folder, 'viewer.js'), 'utf8'),
    readFile(join(folder, 'viewer.css'), 'utf8'),
  ]);
  return { script, style };
}
