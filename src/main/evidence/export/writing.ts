/** Names failures of a package's target: a full disk, a folder that is gone. */
import { AppError } from '@shared/errors';

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'Your share of the disk is full.',
  EACCES: 'Writing is not allowed there.',
  EPERM: 'Writing is not allowed there.',
  EROFS: 'The disk is read-only.',
  ENOENT: 'The folder is no longer there.',
  EISDIR: 'A folder of this name is already there.',
  EFBIG: 'The file is too big for this disk’s file system.',
  EIO: 'The disk reported an error.',
};

/** @throws AppError `evidence.write-failed`; failures with a name of their own pass. */
export async function writing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (caught) {
    if (!(caught instanceof Error) || caught instanceof AppError || !('code' in caught))
      throw caught;
    if (caught.name === 'AbortError') throw caught;
    const detail = SYSTEM_WORDS[String(caught.code)];
    throw new AppError('evidence.write-failed', {
      ...(detail === undefined ? {} : { detail }),
      cause: caught,
    });
  }
}
