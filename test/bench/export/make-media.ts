/** Makes big files that do not compress, as saved videos with their hashes; nothing big stays in memory. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceFile } from '@main/evidence';
import { EVENT_TIME_MS } from '../../support/evidence-source';

const CHUNK_BYTES = 1024 * 1024;

export async function makeMedia(
  folder: string,
  mib: number,
  cameras: number,
): Promise<readonly EvidenceFile[]> {
  await mkdir(folder, { recursive: true });
  const files: EvidenceFile[] = [];
  for (let camera = 0; camera < cameras; camera += 1) {
    const displayName = `camera-${camera + 1}.mp4`;
    const absolutePath = join(folder, displayName);
    const sha256 = createHash('sha256');
    const sha512 = createHash('sha512');
    const chunks = Math.ceil(mib / cameras);
    const handle = await open(absolutePath, 'w');
    const chunk = randomBytes(CHUNK_BYTES);
    for (let index = 0; index < chunks; index += 1) {
      chunk.writeUInt32LE(index * cameras + camera);
      sha256.update(chunk);
      sha512.update(chunk);
      await handle.write(chunk);
    }
    await handle.close();
    files.push({
      fileId: `bench-${camera + 1}`,
      kind: 'video',
      displayName,
      originalName: displayName,
      captureMode: 'C_F',
      state: 'saved',
      sizeBytes: chunks * CHUNK_BYTES,
      sha256: sha256.digest('hex'),
      sha512: sha512.digest('hex'),
      savedAtMs: EVENT_TIME_MS,
      error: null,
      absolutePath,
      sourceUrl: null,
    });
  }
  return files;
}
