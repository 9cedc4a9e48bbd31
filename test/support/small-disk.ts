/** A disk of a few megabytes whose size can be changed while it is used; needs the right to mount. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  resize(mebibytes: number): void;
  remove(): Promise<void>;
}

/** Null where this process may not mount; that is told on the standard error. */
export async function mountSmallDisk(mebibytes: number): Promise<SmallDisk | null> {
  const parent = await mkdtemp(join(tmpdir(), 'roadproof-disk-'));
  const folder = join(parent, 'disk');
  await mkdir(folder);
  const mount = (options: string): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0;
  if (!mount(`size=${mebibytes}m`)) {
    process.stderr.write('SKIPPED: this process may not mount a small disk\n');
    await rm(parent, { recursive: true });
    return null;
  }
  return {
    folder,
    resize: (size) => void mount(`remount,size=${size}m`),
    remove: async () => {
      spawnSync('umount', ['-l', folder]);
      await rm(parent, { recursive: true, force: true });
    },
  };
}
