/** Reads an unpacked package: every file below a folder; links are refused, never followed. */
import { lstat, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { comparePaths } from '../bag/bag-text';
import { problem, type Container, type PackageFile, type Problem } from './container';
import { nameProblems } from './safe-names';

export async function readFolder(folder: string): Promise<Container> {
  const files: PackageFile[] = [];
  const problems: Problem[] = [];
  const walk = async (directory: string, prefix: string): Promise<void> => {
    for (const name of (await readdir(directory)).sort(comparePaths)) {
      const filePath = join(directory, name);
      const path = prefix + name;
      const stat = await lstat(filePath);
      if (stat.isDirectory()) await walk(filePath, `${path}/`);
      else if (stat.isFile()) {
        const { size: sizeBytes } = stat;
        files.push({ path, filePath, seal: null, offset: 0, sizeBytes, announcedCrc32: null });
      } else problems.push(problem('container', path, 'This is a link or a device, not a file.'));
    }
  };
  await walk(folder, '');
  return {
    kind: 'folder',
    name: basename(resolve(folder)),
    sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    files,
    problems: [...problems, ...nameProblems(files.map((file) => file.path))],
  };
}
