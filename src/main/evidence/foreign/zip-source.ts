/**
 * A bag in a zip of any common kind: packed entries, folder entries, extra fields. Nothing is unpacked to the
 * disk; what could mislead (links, twins, ways out, overlapping or swelling entries) is refused.
 */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { problem, type Problem } from '../verify/container';
import { nameProblems } from '../verify/safe-names';
import type { ForeignFile, ForeignSource } from './foreign-source';

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);

const LOCAL_HEADER_BYTES = 30;
const FILE_KIND = 0o170000;
const LINK = 0o120000;
const STORED = 0;
const DEFLATED = 8;
/** Video hardly shrinks: a package that swells so much is made to keep its reader busy. */
const MOST_SWELLING = 100;
const SMALL_BYTES = 1024 * 1024 * 1024;

/** @throws when it is no zip, or one whose directory cannot be read. */
export async function zipSource(path: string): Promise<ForeignSource> {
  const { size: sizeBytes } = await stat(path);
  const zip = await openZip(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  try {
    const entries = await entriesOf(zip);
    const files = entries.filter((entry) => !nameOf(entry).endsWith('/'));
    return {
      kind: 'zip',
      name: basename(path),
      sizeBytes,
      problems: [
        ...nameProblems(files.map(nameOf)),
        ...topProblems(entries),
        ...files.flatMap(entryProblems),
        ...overlapProblems(files),
        ...swellingProblems(files, sizeBytes),
      ],
      files: files.map((entry) => foreignFile(zip, entry)),
      close: () => zip.close(),
    };
  } catch (caught) {
    zip.close();
    throw caught;
  }
}

function entriesOf(zip: yauzl.ZipFile): Promise<readonly yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Many programs write UTF-8 without saying so; what is none is read as the zip says. */
function nameOf(entry: yauzl.Entry): string {
  try {
    return utf8.decode(entry.fileNameRaw);
  } catch {
    return entry.fileName;
  }
}

const inside = (name: string): string => name.slice(name.indexOf('/') + 1);

function foreignFile(zip: yauzl.ZipFile, entry: yauzl.Entry): ForeignFile {
  return {
    path: inside(nameOf(entry)),
    sizeBytes: entry.uncompressedSize,
    open: () =>
      new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) reject(error);
          else resolve(stream);
        });
      }),
  };
}

function topProblems(entries: readonly yauzl.Entry[]): readonly Problem[] {
  const names = entries.map(nameOf);
  const tops = new Set(names.map((name) => name.split('/', 1)[0]));
  const loose = names.some((name) => !name.includes('/'));
  return tops.size === 1 && !loose
    ? []
    : [problem('container', null, 'Not everything lies in one top folder.')];
}

function entryProblems(entry: yauzl.Entry): readonly Problem[] {
  const path = inside(nameOf(entry));
  const found: Problem[] = [];
  if (((entry.externalFileAttributes >>> 16) & FILE_KIND) === LINK) {
    found.push(problem('container', path, 'This is a link, not a file.'));
  }
  if (entry.isEncrypted()) found.push(problem('container', path, 'This file is encrypted.'));
  else if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    found.push(problem('container', path, 'It is packed in a way that is not known here.'));
  }
  return found;
}

function overlapProblems(entries: readonly yauzl.Entry[]): readonly Problem[] {
  let end = 0;
  return [...entries]
    .sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
    .flatMap((entry) => {
      const from = entry.relativeOffsetOfLocalHeader;
      const overlaps = from < end;
      end = Math.max(end, from + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize);
      return overlaps
        ? [problem('container', inside(nameOf(entry)), 'It shares bytes with another file.')]
        : [];
    });
}

function swellingProblems(entries: readonly yauzl.Entry[], zipBytes: number): readonly Problem[] {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  return total <= zipBytes * MOST_SWELLING + SMALL_BYTES
    ? []
    : [problem('container', null, 'It would swell beyond all reason when unpacked.')];
}
