/** Opens a library also when its index is lost or damaged: then it is made anew from the folders first. */
import { AppError } from '@shared/errors';
import { openLibrary, type Library, type LibraryOptions } from '../library';
import { isIndexLost, rebuildIndex } from './rebuild';
import type { RebuildReport } from './rebuild-report';

export interface OpenedLibrary {
  readonly library: Library;
  /** Null when the index was there and whole. */
  readonly rebuilt: RebuildReport | null;
}

/** @throws AppError `library.unavailable`, `library.newer` */
export async function openOrRebuildLibrary(options: LibraryOptions): Promise<OpenedLibrary> {
  const { root, clock, log } = options;
  if (!isIndexLost(root)) {
    try {
      return { library: openLibrary(options), rebuilt: null };
    } catch (caught) {
      if (!(caught instanceof AppError) || caught.code !== 'library.damaged-index') throw caught;
    }
  }
  const rebuilt = await rebuildIndex(root, clock, 'damaged');
  log.error('index lost or damaged, rebuilt from the folders', { ...rebuilt });
  return { library: openLibrary(options), rebuilt };
}
