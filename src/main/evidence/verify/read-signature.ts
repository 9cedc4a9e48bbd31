/** Reads the two signature files into memory; they are small, and a big one is none. */
import { open } from 'node:fs/promises';
import { SIGNATURE_PATHS } from '../signature/signature-files';
import type { SignatureBytes } from './check-signature';
import type { PackageFile } from './container';

const MAX_BYTES = 64 * 1024;

export async function readSignature(files: readonly PackageFile[]): Promise<SignatureBytes> {
  const found = new Map<string, Buffer>();
  for (const file of files) {
    if (!SIGNATURE_PATHS.includes(file.path)) continue;
    const bytes = Buffer.alloc(Math.min(file.sizeBytes, MAX_BYTES));
    const handle = await open(file.filePath, 'r');
    try {
      await handle.read(bytes, 0, bytes.length, file.offset);
    } finally {
      await handle.close();
    }
    found.set(file.path, bytes);
  }
  return found;
}
