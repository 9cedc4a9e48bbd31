/** How much room the disk of a folder has. */
import { statfs } from 'node:fs/promises';

export interface DiskSpace {
  /** For this user; less than what is free to the system itself. */
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** Null where the system does not say. */
export async function diskSpace(folder: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
