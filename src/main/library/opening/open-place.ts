/** Opens the library in a folder the way the folder allows: to write, rebuilt, read-only, or not at all. */
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import type { ReadOnlyReason } from '@shared/domain/library-place';
import { openLibrary, type LibraryOptions } from '../library';
import { fleetFolders } from './library-folders';
import { INDEX_FILE } from './open-index';
import { openOrRebuildLibrary, type OpenedLibrary } from '../rebuild/open-or-rebuild';

export interface PlaceOptions extends Omit<LibraryOptions, 'readOnlyCopy'> {
  /** A library was opened here before: a folder without one is a drive that is missing, not a new library. */
  readonly expected: boolean;
  /** Where the index is copied to when it must not be written to. */
  readonly copyFolder: string;
}

export interface OpenedPlace extends OpenedLibrary {
  /** Null when it can be written to. */
  readonly readOnly: ReadOnlyReason | null;
}

/** @throws AppError `library.gone`, `library.unavailable`, `library.damaged-index` */
export async function openPlace(options: PlaceOptions): Promise<OpenedPlace> {
  const { root, clock, log, expected, copyFolder } = options;
  if (expected && !holdsLibrary(root)) throw new AppError('library.gone');
  const readOnly = (reason: ReadOnlyReason): OpenedPlace => {
    log.warn('the library is opened read-only', { reason });
    const library = openLibrary({ root, clock, log, readOnlyCopy: copyFolder });
    return { library, rebuilt: null, readOnly: reason };
  };
  if (existsSync(root) && !(await isWritable(root))) {
    if (!existsSync(join(root, INDEX_FILE))) throw new AppError('library.unavailable');
    return readOnly('folder');
  }
  try {
    return { ...(await openOrRebuildLibrary({ root, clock, log })), readOnly: null };
  } catch (caught) {
    if (caught instanceof AppError && caught.code === 'library.newer') return readOnly('newer');
    throw caught;
  }
}

/** An index, or folders from which it can be made anew. */
export function holdsLibrary(root: string): boolean {
  return existsSync(join(root, INDEX_FILE)) || fleetFolders(root).length > 0;
}

/** Tried, because permissions alone do not tell on every system. */
async function isWritable(root: string): Promise<boolean> {
  const path = join(root, `.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await (await open(path, 'wx')).close();
    await rm(path, { force: true });
    return true;
  } catch {
    return false;
  }
}
