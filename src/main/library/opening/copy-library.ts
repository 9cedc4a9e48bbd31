/** Copies a closed library to another folder and proves that every byte has arrived. */
import { mkdir, open, rm, rmdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { AppError } from '@shared/errors';
import type { MoveProgress } from '@shared/domain/library-place';
import { syncFolder } from '@main/platform/atomic-file';
import { diskSpace } from '@main/platform/disk-space';
import { createHasher, hashFile } from '@main/platform/hashing';
import { walkFiles, type FoundFile } from '@main/platform/walk-files';
import { INDEX_FILE } from './open-index';

export interface CopyReport {
  readonly files: number;
  readonly bytes: number;
}

/** What SQLite makes anew by itself; its log only when something is in it. */
const isNeeded = ({ path, sizeBytes }: FoundFile): boolean =>
  path !== `${INDEX_FILE}-shm` && (path !== `${INDEX_FILE}-wal` || sizeBytes > 0);
const PIECE_BYTES = 1024 * 1024;
/** Left free for the index's own growth. */
const SPARE_BYTES = 64 * 1024 * 1024;

/**
 * The target must be empty. The source is read only; whatever fails, what was copied so far is removed again.
 * @throws AppError `library.target-inside`, `library.target-not-empty`, `library.full`, `library.move-failed`;
 * AbortError when cancelled
 */
export async function copyLibrary(
  from: string,
  to: string,
  onProgress: (progress: MoveProgress) => void,
  signal: AbortSignal,
): Promise<CopyReport> {
  if (isWithin(from, to) || isWithin(to, from)) throw new AppError('library.target-inside');
  const existed = existsSync(to);
  if (existed && (await walkFiles(to)).length > 0) throw new AppError('library.target-not-empty');
  const files = (await walkFiles(from, signal)).filter(isNeeded);
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const made: string[] = [];
  try {
    await mkdir(to, { recursive: true });
    const space = await diskSpace(to);
    if (space !== null && space.freeBytes < totalBytes + SPARE_BYTES) {
      throw new AppError('library.full');
    }
    const hashes = await copyAll(
      from,
      to,
      files,
      made,
      teller('copying', totalBytes, onProgress),
      signal,
    );
    await checkAll(to, files, hashes, teller('checking', totalBytes, onProgress), signal);
    return { files: files.length, bytes: totalBytes };
  } catch (caught) {
    await removeAll(to, made, existed);
    if (caught instanceof AppError || signal.aborted) throw caught;
    throw new AppError('library.move-failed', { cause: caught });
  }
}

/** SHA-256 of each file as it was read. */
async function copyAll(
  from: string,
  to: string,
  files: readonly FoundFile[],
  made: string[],
  tell: (bytes: number) => void,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (const { path } of files) {
    const target = join(to, path);
    await mkdir(dirname(target), { recursive: true });
    made.push(target);
    hashes.push(await copyFile(join(from, path), target, tell, signal));
  }
  for (const folder of new Set(made.map((path) => dirname(path)))) await syncFolder(folder);
  return hashes;
}

async function copyFile(
  from: string,
  target: string,
  tell: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const hasher = createHasher();
  const source = await open(from, 'r');
  try {
    const copy = await open(target, 'wx');
    try {
      const buffer = Buffer.allocUnsafe(PIECE_BYTES);
      for (;;) {
        signal.throwIfAborted();
        const { bytesRead } = await source.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0) break;
        hasher.update(buffer.subarray(0, bytesRead));
        await copy.writeFile(buffer.subarray(0, bytesRead));
        tell(bytesRead);
      }
      await copy.sync();
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
  return hasher.digest().sha256;
}

async function checkAll(
  to: string,
  files: readonly FoundFile[],
  hashes: readonly string[],
  tell: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const [index, { path, sizeBytes }] of files.entries()) {
    const { sha256 } = await hashFile(join(to, path), signal);
    if (sha256 !== hashes[index]) throw new AppError('library.move-failed', { detail: path });
    tell(sizeBytes);
  }
}

/** Only what this copy made. */
async function removeAll(to: string, made: readonly string[], existed: boolean): Promise<void> {
  for (const path of made) await rm(path, { force: true }).catch(() => {});
  const folders = new Set<string>();
  for (const path of made) {
    for (let folder = dirname(path); isWithin(to, folder); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  // The deepest first: one that is not empty stays.
  for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
    await rmdir(folder).catch(() => {});
  }
  if (!existed) await rmdir(to).catch(() => {});
}

function teller(
  step: MoveProgress['step'],
  totalBytes: number,
  onProgress: (progress: MoveProgress) => void,
): (bytes: number) => void {
  let doneBytes = 0;
  onProgress({ step, doneBytes, totalBytes });
  return (bytes) => {
    doneBytes += bytes;
    onProgress({ step, doneBytes, totalBytes });
  };
}

/** `inner` is `outer` or below it. */
function isWithin(outer: string, inner: string): boolean {
  const [o, i] = [resolve(outer), resolve(inner)];
  return i === o || i.startsWith(o.endsWith(sep) ? o : o + sep);
}
