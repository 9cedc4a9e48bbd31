/** One video straight to the review: linked, or found again when the library has it already. */
import { stat } from 'node:fs/promises';
import { AppError } from '@shared/errors';
import { hashFile } from '@main/platform/hashing';
import { computerZone } from './computer-zone';
import { runImport, type RunOptions } from './run-import';
import { scan } from './scan';

/** Returns the incident's id. @throws AppError `import.not-opened` with the reason, or why the library cannot */
export async function openOneFile(path: string, options: RunOptions): Promise<string> {
  const { library, nowMs } = options;
  const known = await twinOf(path, options);
  if (known !== null) return known;
  const { signal } = new AbortController();
  const found = await scan(
    [path],
    {
      libraryRoot: library.root,
      computerZone: computerZone(),
      nowMs: nowMs(),
      onSeen: () => {},
    },
    signal,
  );
  const order = { drafts: found.preview.drafts, way: 'link' } as const;
  const { incidents, leftOut, error } = await runImport(found, order, options, signal);
  if (error !== null) {
    throw new AppError(error.code, error.detail === undefined ? {} : { detail: error.detail });
  }
  const [incident] = incidents;
  if (incident !== undefined) return incident.incidentId;
  const reason = [...found.preview.leftOut, ...leftOut][0]?.reason;
  throw new AppError('import.not-opened', reason === undefined ? {} : { detail: reason });
}

async function twinOf(path: string, { library }: RunOptions): Promise<string | null> {
  const there = await stat(path).catch(() => null);
  if (there === null || !library.imports.hasSize(there.size)) return null;
  const hashes = await hashFile(path).catch(() => null);
  if (hashes === null) return null;
  return library.imports.findTwin(hashes.sizeBytes, hashes)?.incidentId ?? null;
}
