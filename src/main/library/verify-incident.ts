/** Hashes every saved file of an incident again and writes down whether it is still what was saved. */
import { hashFile } from '@main/platform/hashing';
import type { LibraryContext } from './context';
import { filesOf, type FileRecord } from './file-records';

export type VerifyOutcome = 'same' | 'damaged' | 'nothing-saved';

/** What is wrong with a file; null when nothing is. */
async function complaint(file: FileRecord, signal?: AbortSignal): Promise<string | null> {
  if (file.path === null) return 'missing';
  try {
    const now = await hashFile(file.path, signal);
    return now.sha256 === file.sha256 && now.sha512 === file.sha512 ? null : 'changed';
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
    const problem = await complaint(file, signal);
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
