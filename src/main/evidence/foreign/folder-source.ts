/** A bag as a folder; links are refused by the reader it shares with our own packages. */
import { createReadStream } from 'node:fs';
import { readFolder } from '../verify/folder-container';
import type { ForeignSource } from './foreign-source';

export async function folderSource(folder: string): Promise<ForeignSource> {
  const container = await readFolder(folder);
  return {
    kind: 'folder',
    name: container.name,
    sizeBytes: container.sizeBytes,
    problems: container.problems,
    files: container.files.map(({ path, filePath, sizeBytes }) => ({
      path,
      sizeBytes,
      open: () => Promise.resolve(createReadStream(filePath)),
    })),
    close: () => {},
  };
}
