/** Reads a zipped package the strict way: entries fill the file exactly and are in our form. */
import { basename } from 'node:path';
import { openPlace, type Place } from '../seal/byte-source';
import { localHeader, type ZipEntry } from '../zip/zip-format';
import { problem, type Container, type PackageFile, type Problem } from './container';
import { nameProblems } from './safe-names';
import { UnreadableZip, readDirectory, readExactly } from './zip-directory';

export async function readZip(place: Place): Promise<Container> {
  const file = await openPlace(place);
  try {
    const size = await file.sizeBytes();
    const base = { kind: 'zip' as const, name: basename(place.filePath), sizeBytes: size };
    try {
      const directory = await readDirectory(file, size);
      const problems: Problem[] = directory.odd.map((name) =>
        problem('container', inside(name), 'Its line in the zip directory was altered.'),
      );
      const files: PackageFile[] = [];
      let expectedOffset = 0;
      const inOrder = [...directory.entries].sort((a, b) => a.headerOffset - b.headerOffset);
      for (const entry of inOrder) {
        const header = localHeader(entry);
        const offset = entry.headerOffset + header.length;
        if (entry.headerOffset !== expectedOffset) {
          problems.push(
            problem('container', inside(entry.name), 'There are hidden or overlapping bytes here.'),
          );
        }
        if (offset + entry.sizeBytes > directory.offset) {
          throw new UnreadableZip(`the size of ${entry.name} is impossible`);
        }
        if (!header.equals(await readExactly(file, entry.headerOffset, header.length))) {
          problems.push(problem('container', inside(entry.name), 'Its header was altered.'));
        }
        expectedOffset = offset + entry.sizeBytes;
        files.push(packageFile(entry, place, offset));
      }
      if (expectedOffset !== directory.offset) {
        problems.push(problem('container', null, 'There are hidden bytes before the directory.'));
      }
      return { ...base, files, problems: [...problems, ...folderProblems(directory.entries)] };
    } catch (caught) {
      if (!(caught instanceof UnreadableZip)) throw caught;
      const message = `The zip cannot be read: ${caught.message}.`;
      return { ...base, files: [], problems: [problem('container', null, message)] };
    }
  } finally {
    await file.close();
  }
}

function packageFile(entry: ZipEntry, { filePath, seal }: Place, offset: number): PackageFile {
  return {
    path: inside(entry.name),
    filePath,
    seal,
    offset,
    sizeBytes: entry.sizeBytes,
    announcedCrc32: entry.crc32,
  };
}

/** The path below the top folder. */
function inside(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}

/** Everything must lie in one top folder and have a safe name. */
function folderProblems(entries: readonly ZipEntry[]): readonly Problem[] {
  const tops = new Set(
    entries.map(({ name }) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '')),
  );
  const one = tops.size === 1 && !tops.has('');
  return [
    ...(one ? [] : [problem('container', null, 'Not everything lies in one top folder.')]),
    ...nameProblems(entries.map((entry) => entry.name)),
  ];
}
