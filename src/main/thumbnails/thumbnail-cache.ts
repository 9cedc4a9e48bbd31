/** Small pictures of video files on this disk, by the file's own hash: may be deleted at any moment. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ThumbnailCache {
  /** Null when there is none, or none that is whole. @param name letters, digits and `-` */
  read(sha256: string, name: string): Promise<Uint8Array | null>;
  write(sha256: string, name: string, jpeg: Uint8Array): Promise<void>;
  sizeBytes(): Promise<number>;
  clear(): Promise<void>;
  /** Removes the pictures of all files but these. */
  keepOnly(sha256s: ReadonlySet<string>): Promise<void>;
}

/** After this much has to go, there is room for a while. */
const KEPT_PART = 0.8;
const HASH = /^[0-9a-f]{64}$/;
const NAME = /^[a-z0-9-]{1,80}$/;

/** @param limitBytes when more lies there, the files looked at longest ago lose their pictures. */
export function createThumbnailCache(folder: string, limitBytes: number): ThumbnailCache {
  /** Bytes that lie there; null until they have been counted. */
  let total: number | null = null;
  /** Files whose folder has been marked as looked at. */
  const marked = new Set<string>();

  const folderOf = (sha256: string): string => {
    if (!HASH.test(sha256)) throw new Error('not a hash');
    return join(folder, sha256);
  };
  const pathOf = (sha256: string, name: string): string => {
    if (!NAME.test(name)) throw new Error('not a name');
    return join(folderOf(sha256), `${name}.jpg`);
  };

  async function mark(sha256: string): Promise<void> {
    if (marked.has(sha256)) return;
    marked.add(sha256);
    const now = new Date();
    await utimes(folderOf(sha256), now, now).catch(() => undefined);
  }

  async function files(): Promise<readonly CachedFile[]> {
    const hashes = (await readdir(folder).catch(() => [])).filter((name) => HASH.test(name));
    const found: CachedFile[] = [];
    for (const sha256 of hashes) {
      const there = await stat(join(folder, sha256)).catch(() => null);
      if (there === null) continue;
      found.push({ sha256, usedMs: there.mtimeMs, bytes: await bytesIn(join(folder, sha256)) });
    }
    return found;
  }

  async function count(): Promise<number> {
    return (await files()).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async function makeRoom(spared: string): Promise<void> {
    const oldest = [...(await files())].sort((a, b) => a.usedMs - b.usedMs);
    let left = oldest.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { sha256, bytes } of oldest) {
      if (left <= limitBytes * KEPT_PART) break;
      if (sha256 === spared && bytes < limitBytes) continue;
      await rm(join(folder, sha256), { recursive: true, force: true });
      marked.delete(sha256);
      left -= bytes;
    }
    total = left;
  }

  return {
    read: async (sha256, name) => {
      const bytes = await readFile(pathOf(sha256, name)).catch(() => null);
      if (bytes === null || !isJpeg(bytes)) return null;
      await mark(sha256);
      return bytes;
    },
    write: async (sha256, name, jpeg) => {
      const path = pathOf(sha256, name);
      const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
      await mkdir(folderOf(sha256), { recursive: true });
      await writeFile(temporary, jpeg);
      await rename(temporary, path);
      await mark(sha256);
      total = total === null ? await count() : total + jpeg.length;
      if (total > limitBytes) await makeRoom(sha256);
    },
    sizeBytes: async () => (total = await count()),
    clear: async () => {
      await rm(folder, { recursive: true, force: true });
      marked.clear();
      total = 0;
    },
    keepOnly: async (sha256s) => {
      for (const { sha256 } of await files()) {
        if (!sha256s.has(sha256)) await rm(join(folder, sha256), { recursive: true, force: true });
      }
      total = null;
    },
  };
}

interface CachedFile {
  readonly sha256: string;
  readonly usedMs: number;
  readonly bytes: number;
}

async function bytesIn(path: string): Promise<number> {
  let sum = 0;
  for (const name of await readdir(path).catch(() => [])) {
    sum += (await stat(join(path, name)).catch(() => null))?.size ?? 0;
  }
  return sum;
}

/** Begins and ends as a JPEG does: one that was cut off is made again. */
function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
}
