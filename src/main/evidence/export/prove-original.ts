/** Proves that an original is still what was saved before something is made from it. */
import { AppError } from '@shared/errors';
import { hashFile } from '@main/platform/hashing';
import type { EvidenceSource } from '../evidence-source';
import { checkOriginal } from './copy-original';

/** @throws AppError `library.not-found`, `library.missing-file`, `library.changed-file` */
export async function proveOriginal({ files }: EvidenceSource, fileId: string): Promise<void> {
  const original = files.find((file) => file.fileId === fileId);
  if (!original) throw new AppError('library.not-found');
  await checkOriginal(original);
  const { sha256 } = await hashFile(original.absolutePath ?? '');
  if (sha256 !== original.sha256) {
    throw new AppError('library.changed-file', { detail: original.displayName });
  }
}
