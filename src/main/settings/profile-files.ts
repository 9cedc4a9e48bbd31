/** Handing the API profile on as a file, and reading one, each where the user chose. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ApiProfile } from '@shared/domain/api-profile';
import { readProfileFile, writeProfileFile } from '@shared/domain/profile-file';
import { AppError } from '@shared/errors';
import { writeFileAtomic } from '../platform/atomic-file';

export interface ProfileFilesOptions {
  readonly profile: () => ApiProfile;
  /** Both resolve with a path, or null when the user cancels. */
  readonly askWhereToSave: () => Promise<string | null>;
  readonly askWhatToOpen: () => Promise<string | null>;
}

export interface ProfileFiles {
  /** @throws AppError `profile.write-failed` */
  export(): Promise<{ readonly fileName: string } | null>;
  /** @throws AppError `profile.unreadable` with the field in `detail`, `profile.newer` */
  import(): Promise<{ readonly fileName: string; readonly profile: ApiProfile } | null>;
}

/** A profile has a few kilobytes; anything far beyond is another file. */
const MAX_BYTES = 256 * 1024;

export function createProfileFiles(options: ProfileFilesOptions): ProfileFiles {
  return {
    async export() {
      const path = await options.askWhereToSave();
      if (path === null) return null;
      try {
        await writeFileAtomic(path, writeProfileFile(options.profile()));
      } catch (cause) {
        throw new AppError('profile.write-failed', { detail: basename(path), cause });
      }
      return { fileName: basename(path) };
    },
    async import() {
      const path = await options.askWhatToOpen();
      if (path === null) return null;
      return { fileName: basename(path), profile: readProfileFile(await readText(path)) };
    },
  };
}

async function readText(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(MAX_BYTES + 1);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      if (bytesRead <= MAX_BYTES) return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new AppError('profile.unreadable', { detail: 'It cannot be opened.', cause });
  }
  throw new AppError('profile.unreadable', { detail: 'It is far too large.' });
}
