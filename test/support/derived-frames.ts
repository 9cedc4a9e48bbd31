/** The frame numbers burnt into a derived video, read picture by picture by another decoder. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DerivedFile } from '@shared/domain/derived';
import { barCodeIn } from './screen-bar-code';

const run = promisify(execFile);

/**
 * @param folder the library lies somewhere in it
 * @param crop a part of each picture: `width:height:x:y`
 * @returns one a picture, -1 for one without a bar code
 */
export async function derivedFrames(
  folder: string,
  file: DerivedFile,
  crop: string | null = null,
): Promise<number[]> {
  const path = await derivedPath(folder, file);
  const into = await mkdtemp(join(folder, 'pictures-'));
  const filter = crop === null ? [] : ['-vf', `crop=${crop}`];
  const pictures = join(into, '%04d.png');
  await run('ffmpeg', ['-v', 'error', '-i', path, ...filter, '-vsync', '0', pictures]);
  const frames: number[] = [];
  for (const name of (await readdir(into)).sort()) {
    frames.push((await barCodeIn(await readFile(join(into, name))))?.frame ?? -1);
  }
  return frames;
}

export async function derivedPath(folder: string, file: DerivedFile): Promise<string> {
  const { stdout } = await run('find', [folder, '-name', file.displayName]);
  return stdout.trim();
}
