/** Reads the bag's own text files into memory; they are small, and a huge one is refused. */
import { openPlace } from '../seal/byte-source';
import type { TagTexts } from './check-bag';
import { problem, type PackageFile, type Problem } from './container';

const MAX_TAG_BYTES = 64 * 1024 * 1024;
const READ = /^(bagit\.txt|bag-info\.txt|(tag)?manifest-[a-z0-9]+\.txt)$/;

export async function readTagTexts(
  files: readonly PackageFile[],
): Promise<{ readonly texts: TagTexts; readonly problems: readonly Problem[] }> {
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  for (const file of files) {
    if (!READ.test(file.path)) continue;
    if (file.sizeBytes > MAX_TAG_BYTES) {
      problems.push(problem('manifest', file.path, 'This text file is impossibly big.'));
      continue;
    }
    const handle = await openPlace(file);
    try {
      const bytes = Buffer.alloc(file.sizeBytes);
      await handle.read(bytes, 0, bytes.length, file.offset);
      texts.set(
        file.path,
        new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      );
    } catch (caught) {
      if (!(caught instanceof TypeError)) throw caught;
      problems.push(problem('manifest', file.path, 'This text file is not UTF-8.'));
    } finally {
      await handle.close();
    }
  }
  return { texts, problems };
}
