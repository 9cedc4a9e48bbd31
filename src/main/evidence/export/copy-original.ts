/** Copies one original into the zip and proves on the way that it is still what was saved. */
import { createHash } from 'node:crypto';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { AppError } from '@shared/errors';
import type { EvidenceFile } from '../evidence-source';
import { readChunks } from '../read-chunks';
import type { ZipWriter } from '../zip/zip-writer';

interface Copied {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** Where an original lies, and what it must be. */
export type Original = Pick<
  EvidenceFile,
  'displayName' | 'absolutePath' | 'sizeBytes' | 'sha256' | 'sha512' | 'savedAtMs'
>;

/**
 * Hashes what is read, in the same pass that writes it. The SHA-512 is the library's, taken from the
 * same bytes as the SHA-256 that is compared here; the check of the finished package reads it again.
 * @throws AppError `library.missing-file` or `library.changed-file` with the file's shown name.
 */
export async function copyOriginal(
  zip: ZipWriter,
  entryName: string,
  original: Original,
  fallbackTimeMs: number,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Copied> {
  const sizeBytes = await checkOriginal(original);
  const handle = await openOriginal(original);
  try {
    const sha256 = createHash('sha256');
    const sha512 = original.sha512 === null ? createHash('sha512') : null;
    async function* hashed(): AsyncGenerator<Uint8Array> {
      let total = 0;
      for await (const chunk of readChunks(handle, 0, sizeBytes, signal)) {
        sha256.update(chunk);
        sha512?.update(chunk);
        total += chunk.length;
        yield chunk;
        onBytes(chunk.length);
      }
      // Shorter than a moment ago: it is being changed under our hands.
      if (total !== sizeBytes) throw changed(original);
    }
    const modifiedMs = original.savedAtMs ?? fallbackTimeMs;
    await zip.add({ name: entryName, sizeBytes, modifiedMs }, hashed());
    const found = sha256.digest('hex');
    if (found !== original.sha256) throw changed(original);
    return { sizeBytes, sha256: found, sha512: sha512?.digest('hex') ?? original.sha512 ?? '' };
  } finally {
    await handle.close();
  }
}

/** The cheap half of the check, made for all files before anything is written. */
export async function checkOriginal(original: Original): Promise<number> {
  try {
    const found = await stat(original.absolutePath ?? '');
    if (!found.isFile()) throw missing(original);
    if (original.sha256 === null || found.size !== original.sizeBytes) throw changed(original);
    return found.size;
  } catch (caught) {
    throw readFailure(caught, original);
  }
}

async function openOriginal(original: Original): Promise<FileHandle> {
  try {
    return await open(original.absolutePath ?? '', 'r');
  } catch (caught) {
    throw readFailure(caught, original);
  }
}

function readFailure(caught: unknown, original: Original): unknown {
  const code = caught instanceof Error && 'code' in caught ? caught.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(original, caught);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EIO') {
    return new AppError('library.unavailable', { detail: original.displayName, cause: caught });
  }
  return caught;
}

function missing(original: Original, cause?: unknown): AppError {
  return new AppError('library.missing-file', { detail: original.displayName, cause });
}

function changed(original: Original): AppError {
  return new AppError('library.changed-file', { detail: original.displayName });
}
