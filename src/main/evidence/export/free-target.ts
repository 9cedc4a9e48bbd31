/** A name in a folder that nobody was asked about: what is there stays. */
import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '@shared/errors';

/**
 * `<folder>/<name>.zip`, with `-2` and on where something of that name is there.
 * @param isTaken for what is on its way there
 */
export async function freeTarget(
  folder: string,
  packageName: string,
  isTaken: (path: string) => boolean,
): Promise<string> {
  let target = join(folder, `${packageName}.zip`);
  for (let count = 2; isTaken(target) || (await isThere(target)); count += 1) {
    target = join(folder, `${packageName}-${count}.zip`);
  }
  return target;
}

/** @throws AppError `evidence.target-exists` */
export async function refuseExisting(targetPath: string): Promise<void> {
  if (!(await isThere(targetPath))) return;
  throw new AppError('evidence.target-exists', { detail: basename(targetPath) });
}

/** What cannot be looked at is for the writing to fail at, with its reason. */
async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
