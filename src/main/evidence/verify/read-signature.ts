/** Reads the files of signature and time stamp into memory; they are small, and a big one is none. */
import { openPlace } from '../seal/byte-source';
import { SIGNATURE_PATHS } from '../signature/signature-files';
import { TIME_STAMP_PATHS } from '../time-stamp/time-stamp-files';
import type { SignatureBytes } from './check-signature';
import type { PackageFile } from './container';

const PATHS: readonly string[] = [...SIGNATURE_PATHS, ...TIME_STAMP_PATHS];
const MAX_BYTES = 64 * 1024;

export async function readSignature(files: readonly PackageFile[]): Promise<SignatureBytes> {
  const found = new Map<string, Buffer>();
  for (const file of files) {
    if (!PATHS.includes(file.path)) continue;
    const bytes = Buffer.alloc(Math.min(file.sizeBytes, MAX_BYTES));
    const handle = await openPlace(file);
    try {
      await handle.read(bytes, 0, bytes.length, file.offset);
    } finally {
      await handle.close();
    }
    found.set(file.path, bytes);
  }
  return found;
}
