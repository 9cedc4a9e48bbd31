/** One file into the library: hashed as it is read, checked, and given its name; or hashed where it stays. */
import { lstat, open, rm, stat, utimes } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ImportWay } from '@shared/domain/import';
import type { AssetKind } from '@shared/domain/incident';
import {
  contentProblem,
  diskError,
  PART_ENDING,
  type OpenPart,
  type PartFiles,
} from '@main/downloads';
import { probeVideo, type VideoProbe } from '@main/media/probe';
import { commitFile } from '@main/platform/atomic-file';
import { hashFile, type Hashes } from '@main/platform/hashing';
import { readFailure, SourceFailure } from './read-failure';

export interface TakeOptions {
  /** Absolute; where the file lies. */
  readonly path: string;
  readonly kind: AssetKind;
  readonly way: ImportWay;
  /** Hashes and writes, in this thread or another. */
  readonly parts: PartFiles;
  /** Where a copy is written; the name is free there. */
  readonly folder: string;
  readonly storedName: string;
  /** Throws `SourceFailure` for bytes that are here already. */
  readonly refuseTwin: (sizeBytes: number, hashes: Hashes) => void;
  /** Whether such a twin is possible, so that it is worth looking before copying. */
  readonly mayBeTwin: (sizeBytes: number) => boolean;
  readonly onBytes: (bytes: number) => void;
}

export interface Taken extends Hashes {
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
  readonly probe: VideoProbe | null;
}

/** Big reads: cards are slow at small ones. */
const READ_BYTES = 1024 * 1024;

/** @throws SourceFailure when the file itself is bad; AppError when the library is; an AbortError when cancelled */
export async function takeFile(options: TakeOptions, signal: AbortSignal): Promise<Taken> {
  const { path, kind, way } = options;
  const before = await fromSource(() => lstat(path));
  if (!before.isFile()) throw new SourceFailure('it is a link to another place or no file');
  if (before.size === 0) throw new SourceFailure('it is empty');
  if (way === 'copy' && options.mayBeTwin(before.size)) {
    options.refuseTwin(before.size, await fromSource(() => hashFile(path, signal)));
  }
  const taken =
    way === 'copy'
      ? await copyOrNothing(options, before.size, signal)
      : await hashInPlace(options, signal);
  const after = await fromSource(() => stat(path));
  if (after.size !== taken.sizeBytes || after.mtimeMs !== before.mtimeMs) {
    if (way === 'copy') await rm(join(options.folder, options.storedName), { force: true });
    throw new SourceFailure('it changed while it was read');
  }
  const where = way === 'copy' ? join(options.folder, options.storedName) : path;
  const probe = kind === 'video' ? await probeIfItPlays(where, signal) : null;
  return { ...taken, modifiedAtMs: after.mtimeMs, probe };
}

/** A copy that fails leaves no bytes behind. */
async function copyOrNothing(
  options: TakeOptions,
  sizeBytes: number,
  signal: AbortSignal,
): Promise<Omit<Taken, 'probe' | 'modifiedAtMs'>> {
  try {
    return await copy(options, sizeBytes, signal);
  } catch (caught) {
    await rm(`${join(options.folder, options.storedName)}${PART_ENDING}`, { force: true });
    throw caught;
  }
}

async function copy(
  options: TakeOptions,
  sizeBytes: number,
  signal: AbortSignal,
): Promise<Omit<Taken, 'probe' | 'modifiedAtMs'>> {
  const target = join(options.folder, options.storedName);
  const partPath = `${target}${PART_ENDING}`;
  const part = await options.parts.open(partPath, signal);
  let hashes: Hashes;
  try {
    await pour(options, part, signal);
    await part.flush();
    if (part.sizeBytes !== sizeBytes) throw new SourceFailure('it changed while it was read');
    hashes = await part.digest();
  } finally {
    await part.close();
  }
  const problem = await contentProblemOf(partPath, options);
  if (problem !== null) throw new SourceFailure(problem);
  options.refuseTwin(sizeBytes, hashes);
  const { atime, mtime } = await fromSource(() => stat(options.path));
  try {
    // When it was recorded is worth keeping on the copy as well.
    await utimes(partPath, atime, mtime);
    await commitFile(partPath, target);
  } catch (caught) {
    throw diskError(caught);
  }
  return { ...hashes, sizeBytes };
}

async function pour(options: TakeOptions, part: OpenPart, signal: AbortSignal): Promise<void> {
  const source = await fromSource(() => open(options.path, 'r'));
  try {
    for (let at = 0; ;) {
      signal.throwIfAborted();
      const buffer = Buffer.allocUnsafe(READ_BYTES);
      const { bytesRead } = await fromSource(() => source.read(buffer, 0, READ_BYTES, at));
      if (bytesRead === 0) return;
      await part.append(buffer.subarray(0, bytesRead));
      at += bytesRead;
      options.onBytes(bytesRead);
    }
  } finally {
    await source.close();
  }
}

async function hashInPlace(
  options: TakeOptions,
  signal: AbortSignal,
): Promise<Omit<Taken, 'probe' | 'modifiedAtMs'>> {
  const { path, refuseTwin, onBytes } = options;
  const problem = await contentProblemOf(path, options);
  if (problem !== null) throw new SourceFailure(problem);
  const { sizeBytes, ...hashes } = await fromSource(() => hashFile(path, signal));
  refuseTwin(sizeBytes, hashes);
  onBytes(sizeBytes);
  return { ...hashes, sizeBytes };
}

function contentProblemOf(where: string, { kind, path }: TakeOptions): Promise<string | null> {
  const isGpx = extname(path).toLowerCase() === '.gpx';
  return isGpx ? Promise.resolve(null) : fromSource(() => contentProblem(where, kind, null));
}

/** Bytes are kept as they are; whether they play is said in the review. */
async function probeIfItPlays(path: string, signal: AbortSignal): Promise<VideoProbe | null> {
  try {
    return await probeVideo(path, signal);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

async function fromSource<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (caught) {
    if (caught instanceof Error && caught.name === 'AbortError') throw caught;
    throw new SourceFailure(readFailure(caught), caught);
  }
}
