/** How much room the library's disk has. */
import { statfs } from 'node:fs/promises';
import { AppError } from '@shared/errors';

/** Left free for the index, other programs and the system itself. */
export const SPARE_BYTES = 64 * 1024 * 1024;

/** @throws AppError `library.full` when `neededBytes` and the spare do not fit. */
export async function requireSpace(
  folder: string,
  neededBytes: number,
  spareBytes: number,
): Promise<void> {
  const freeBytes = await freeSpace(folder);
  if (freeBytes !== null && freeBytes < neededBytes + spareBytes) {
    throw new AppError('library.full');
  }
}

/** Null where the system does not say. */
async function freeSpace(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
