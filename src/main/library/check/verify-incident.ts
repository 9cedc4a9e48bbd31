/** Hashes every saved file of an incident again and writes down whether it is still what was saved. */
import { hashFile } from '@main/platform/hashing';
import type { LibraryContext } from '../context';
import { filesOf } from '../file-records';

export type VerifyOutcome = 'same' | 'damaged' | 'nothing-saved';

/** What is wrong with a file; null when nothing is. @param saved a hash that is null is not compared. */
export async function hashProblem(
  path: string | null,
  saved: { readonly sha256: string | null; readonly sha512: string | null },
  signal?: AbortSignal,
): Promise<'missing' | 'changed' | null> {
  if (path === null) return 'missing';
  try {
    const now = await hashFile(path, signal);
    const same =
      now.sha256 === saved.sha256 && (saved.sha512 === null || now.sha512 === saved.sha512);
    return same ? null : 'changed';
  } catch (caught) {
    if (signal?.aborted) throw caught;
    return 'missing';
  }
}

/** @throws AbortError when cancelled; then nothing is written down. */
export async function verifyIncident(
  library: LibraryContext,
  incidentId: string,
  user: string,
  signal?: AbortSignal,
): Promise<VerifyOutcome> {
  const files = filesOf(library, incidentId).filter((file) => file.state === 'saved');
  if (files.length === 0) return 'nothing-saved';
  const damaged: { readonly file: string; readonly problem: string }[] = [];
  for (const file of files) {
    const problem = await hashProblem(file.path, file, signal);
    if (problem !== null) damaged.push({ file: file.storedName, problem });
  }
  const nowMs = Math.round(library.clock.now());
  const same = damaged.length === 0;
  library.database.transaction(() => {
    library.database.run(
      'UPDATE incidents SET verified_at_ms = ?, verify_failed_at_ms = ? WHERE incident_id = ?',
      same ? nowMs : null,
      same ? null : nowMs,
      incidentId,
    );
    library.custody.append(incidentId, {
      action: 'verified',
      user,
      data: {
        files: files.length,
        ...(same ? { result: 'same' } : { result: 'damaged', damaged }),
      },
    });
    library.listIndex.touch(incidentId);
  });
  library.changed([incidentId]);
  return same ? 'same' : 'damaged';
}
