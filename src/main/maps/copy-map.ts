/** Copies a map file into the app's folder: whole under its name, or not there at all. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@shared/errors';
import { commitFile } from '@main/platform/atomic-file';
import { diskSpace } from '@main/platform/disk-space';

/** Room that stays free for everything else. */
const SPARE_BYTES = 200 * 2 ** 20;

/**
 * @param name bare name of the copy
 * @throws AppError `map.no-room`, `map.write-failed`, `cancelled`
 */
export async function copyMap(
  from: string,
  folder: string,
  name: string,
  onProgress: (doneBytes: number, totalBytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const part = join(folder, `${name}.part`);
  try {
    await mkdir(folder, { recursive: true });
    const { size } = await stat(from);
    const space = await diskSpace(folder);
    if (space !== null && space.freeBytes < size + SPARE_BYTES) throw new AppError('map.no-room');
    let done = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        done += chunk.length;
        onProgress(done, size);
        next(null, chunk);
      },
    });
    await pipeline(createReadStream(from), count, createWriteStream(part), { signal });
    await commitFile(part, join(folder, name));
  } catch (caught) {
    await rm(part, { force: true }).catch(() => {});
    if (signal.aborted) throw new AppError('cancelled');
    throw caught instanceof AppError ? caught : new AppError('map.write-failed', { cause: caught });
  }
}
