/** Checks a BagIt bag that somebody else made, zipped or as a folder, by the rules that every bag keeps. */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { problem, type Problem } from '../verify/container';
import { scanFile } from '../verify/scan';
import { readDeclaration, type BagDeclaration, type BagVersion } from './bag-declaration';
import { checkForeignBag } from './check-foreign-bag';
import { folderSource } from './folder-source';
import type { ForeignFile, ForeignSource } from './foreign-source';
import { hashOfManifest, onlyWeak } from './hash-names';
import { isOurs } from './is-ours';
import { pathKey } from './manifest-lines';
import { zipSource } from './zip-source';

export interface ForeignReport {
  readonly version: BagVersion;
  /** Hashes its manifests use. */
  readonly algorithms: readonly string[];
  /** They show accidents, not intent. */
  readonly weak: boolean;
  readonly kind: ForeignSource['kind'];
  readonly name: string;
  readonly sizeBytes: number;
  /** SHA-256 of the zip itself; null for a folder. */
  readonly sha256: string | null;
  readonly filesCount: number;
  readonly problems: readonly Problem[];
  /** Tag files of the bag's root as text. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Larger text files of a bag's root are not read: nobody writes such manifests, and each lies in memory. */
const MOST_TAG_BYTES = 64 * 1024 * 1024;
const TAG_TEXT = /^(bagit\.txt|bag-info\.txt|(?:tag)?manifest-[a-z0-9-]+\.txt)$/i;

export interface ForeignOptions {
  readonly onBytes?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * @returns null when it is no bag of a known version, or a package of ours: then our strict rules tell more.
 * @throws what reading a file throws; an abort ends as `AbortError`.
 */
export async function verifyForeignBag(
  path: string,
  folder: boolean,
  options: ForeignOptions = {},
): Promise<ForeignReport | null> {
  const source = await openSource(path, folder);
  if (source === null) return null;
  try {
    const tags = await readTagsOrNone(source);
    const paths = source.files.map((file) => file.path);
    if (tags === null || isOurs(paths, tags.texts.get('bag-info.txt') ?? '')) return null;
    return await report(path, source, tags, options);
  } finally {
    source.close();
  }
}

async function openSource(path: string, folder: boolean): Promise<ForeignSource | null> {
  if (folder) return folderSource(path);
  try {
    return await zipSource(path);
  } catch {
    // Not readable as any zip: the strict reader names what is wrong with it.
    return null;
  }
}

interface Tags {
  readonly declaration: BagDeclaration;
  readonly texts: ReadonlyMap<string, string>;
}

/** A zip whose entries cannot be read: the strict reader names what is wrong with it. */
async function readTagsOrNone(source: ForeignSource): Promise<Tags | null> {
  try {
    return await readTags(source);
  } catch (caught) {
    if (source.kind === 'zip') return null;
    throw caught;
  }
}

async function readTags({ files }: ForeignSource): Promise<Tags | null> {
  const texts = new Map<string, string>();
  const roots = files.filter(
    ({ path, sizeBytes }) => TAG_TEXT.test(path) && sizeBytes <= MOST_TAG_BYTES,
  );
  const bagit = roots.find(({ path }) => path === 'bagit.txt');
  const declaration = bagit === undefined ? null : readDeclaration(await bytesOf(bagit));
  if (declaration === null) return null;
  const decoder = new TextDecoder(declaration.encoding);
  for (const file of roots) texts.set(file.path, decoder.decode(await bytesOf(file)));
  return { declaration, texts };
}

async function bytesOf(file: ForeignFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await file.open()) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function report(
  path: string,
  source: ForeignSource,
  { declaration, texts }: Tags,
  options: ForeignOptions,
): Promise<ForeignReport> {
  const algorithms = [...new Set([...texts.keys()].flatMap((name) => hashOfManifest(name) ?? []))];
  const hashes = new Map<string, ReadonlyMap<string, string>>();
  const unreadable: Problem[] = [];
  // What could mislead its reader is not read on.
  const safe = source.problems.length === 0;
  for (const file of safe ? source.files : []) {
    try {
      hashes.set(pathKey(file.path), await hashesOf(file, algorithms, options));
    } catch (caught) {
      if (options.signal?.aborted === true) throw caught;
      unreadable.push(problem('changed', file.path, 'Its bytes cannot be read.'));
    }
  }
  const bag = { declaration, files: source.files, texts, hashes };
  return {
    version: declaration.version,
    algorithms,
    weak: onlyWeak(algorithms),
    kind: source.kind,
    name: source.name,
    sizeBytes: source.sizeBytes,
    sha256: source.kind === 'zip' ? await wholeSha256(path, options) : null,
    filesCount: source.files.length,
    problems: [...source.problems, ...unreadable, ...(safe ? checkForeignBag(bag) : [])],
    texts,
  };
}

async function hashesOf(
  file: ForeignFile,
  algorithms: readonly string[],
  { onBytes, signal }: ForeignOptions,
): Promise<ReadonlyMap<string, string>> {
  const hashers = algorithms.map((algorithm) => [algorithm, createHash(algorithm)] as const);
  await pipeline(
    await file.open(),
    async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) {
        for (const [, hasher] of hashers) hasher.update(piece);
        onBytes?.(piece.length);
      }
    },
    signal === undefined ? {} : { signal },
  );
  return new Map(hashers.map(([algorithm, hasher]) => [algorithm, hasher.digest('hex')]));
}

async function wholeSha256(path: string, { signal }: ForeignOptions): Promise<string | null> {
  const request = { filePath: path, seal: null, stretches: [], digests: [], whole: true };
  const { wholeSha256: found } = await scanFile(
    request,
    () => {},
    signal ?? new AbortController().signal,
  );
  return found;
}
