/** A folder seen through a mount that nobody may write to, whoever runs the test; needs the right to mount. */
import { spawnSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';

/** At `place`, which is made; false where this process may not mount. */
export async function mountReadOnly(folder: string, place: string): Promise<boolean> {
  await mkdir(place, { recursive: true });
  const mount = (...options: readonly string[]): boolean =>
    spawnSync('mount', [...options, place]).status === 0;
  if (mount('--bind', folder) && mount('-o', 'remount,bind,ro')) return true;
  await unmount(place);
  return false;
}

export async function unmount(place: string): Promise<void> {
  spawnSync('umount', ['-l', place]);
  await rm(place, { recursive: true, force: true });
}
