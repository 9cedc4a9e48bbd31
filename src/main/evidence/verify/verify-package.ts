/** Checks a package, zipped or unpacked, byte by byte, and names everything that is not as it was. */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '@shared/errors';
import type { Place } from '../seal/byte-source';
import { checkSeal } from '../seal/check-seal';
import { looksSealed, openSeal } from '../seal/open-seal';
import type { BagVersion } from '../foreign/bag-declaration';
import { verifyForeignBag, type ForeignReport } from '../foreign/verify-foreign-bag';
import { checkBag, type TagTexts } from './check-bag';
import type { SignatureReport } from './check-signature';
import type { TimeStampReport } from './check-time-stamp';
import { problem, type Container, type PackageFile, type Problem } from './container';
import { readFolder } from './folder-container';
import { readSignature } from './read-signature';
import { readTagTexts } from './read-tag-texts';
import { scanFile, type Digest, type Scan, type StretchDigests } from './scan';
import { readZip } from './zip-container';

export interface VerifyReport {
  readonly ok: boolean;
  readonly name: string;
  readonly kind: Container['kind'];
  readonly sizeBytes: number;
  /** SHA-256 of the zip itself; null for a folder. */
  readonly sha256: string | null;
  readonly filesCount: number;
  /** A bag that another program made: the rules that every bag keeps were applied; null for a package of ours. */
  readonly foreign: ForeignBagFacts | null;
  /** It came encrypted and was opened with a passphrase. */
  readonly sealed: boolean;
  readonly problems: readonly Problem[];
  readonly signature: SignatureReport;
  readonly timeStamp: TimeStampReport;
  /** The tag files as text, for whoever wants to show or compare them. */
  readonly tagTexts: TagTexts;
}

export interface ForeignBagFacts {
  readonly version: BagVersion;
  /** Hashes its manifests use. */
  readonly algorithms: readonly string[];
  /** They show accidents, not intent. */
  readonly weak: boolean;
}

export interface VerifyOptions {
  /** Bytes looked at since the last call. */
  readonly onBytes?: (bytes: number) => void;
  /** The scans run side by side; each does its share of the digests. */
  readonly scans?: readonly { readonly scan: Scan; readonly digests: readonly Digest[] }[];
  readonly signal?: AbortSignal;
  /** Opens an encrypted package; never kept. */
  readonly passphrase?: string;
}

const ONE_SCAN = [{ scan: scanFile, digests: ['sha256', 'sha512', 'crc32'] as const }];

/**
 * @param path a zip or a folder.
 * @throws AppError `package.needs-passphrase`, `package.wrong-passphrase`; otherwise only when the package
 * cannot be opened, or on abort.
 */
export async function verifyPackage(
  path: string,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const folder = (await stat(path)).isDirectory();
  const sealed = !folder && (await isSealed(path));
  const foreign = sealed ? null : await verifyForeignBag(path, folder, options);
  if (foreign !== null) return foreignReport(foreign);
  if (folder) return verifyContainer(await readFolder(path), options);
  if (!sealed) {
    const place = { filePath: path, seal: null };
    return verifyContainer(await readZip(place), options, place);
  }
  return verifySealed(path, options);
}

async function isSealed(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    return await looksSealed(file);
  } finally {
    await file.close();
  }
}

function foreignReport(found: ForeignReport): VerifyReport {
  const { kind, name, sizeBytes, sha256, filesCount, problems, texts } = found;
  const { version, algorithms, weak } = found;
  return {
    ...{ ok: problems.length === 0, kind, name, sizeBytes, sha256, filesCount, problems },
    foreign: { version, algorithms, weak },
    sealed: false,
    signature: { state: 'unsigned' },
    timeStamp: { state: 'none' },
    tagTexts: texts,
  };
}

/** First the encrypted file as it lies there, then the package in it, decrypted in memory alone. */
async function verifySealed(path: string, options: VerifyOptions): Promise<VerifyReport> {
  const { passphrase } = options;
  if (passphrase === undefined) throw new AppError('package.needs-passphrase');
  const file = await open(path, 'r');
  try {
    const { size: sizeBytes } = await file.stat();
    const outside = { name: basename(path), sizeBytes, sealed: true } as const;
    const opened = await openSeal(file, passphrase);
    if (opened === null) {
      const message =
        'The encrypted zip around the package is not as Roadproof writes it: changed, or made by another program.';
      const nothing = { kind: 'zip', ...outside, files: [] } as const;
      const report = await verifyContainer(
        { ...nothing, problems: [problem('container', null, message)] },
        options,
      );
      return { ...report, ...outside };
    }
    const half = (bytes: number): void => options.onBytes?.(bytes / 2);
    const signal = options.signal ?? new AbortController().signal;
    const { authentic, sha256 } = await checkSeal(path, opened, half, signal);
    const place = { filePath: path, seal: opened.seal };
    const inside = await readZip(place);
    const problems = authentic
      ? inside.problems
      : [problem('container', null, 'Its encrypted bytes were changed.'), ...inside.problems];
    const container = { ...inside, problems };
    const report = await verifyContainer(container, { ...options, onBytes: half }, place);
    return { ...report, ...outside, sha256 };
  } finally {
    await file.close();
  }
}

/** @param place of a zip; none for a folder. */
async function verifyContainer(
  container: Container,
  options: VerifyOptions,
  place: Place | null = null,
): Promise<VerifyReport> {
  const tags = await readTagTexts(container.files);
  // Loaded here, not with the app: reading ASN.1 takes a library that would slow its start.
  const { checkSignature } = await import('./check-signature');
  const { checkTimeStamp } = await import('./check-time-stamp');
  const files = await readSignature(container.files);
  const signature = checkSignature(files, tags.texts);
  const timeStamp = checkTimeStamp(files, tags.texts);
  const digests = await digestAll(container, place, options);
  const problems = [
    ...container.problems,
    ...tags.problems,
    ...crcProblems(container.files, digests.byPath),
    ...(container.files.length === 0 && container.problems.length > 0
      ? []
      : checkBag(container.files, digests.byPath, tags.texts)),
    ...signature.problems,
    ...timeStamp.problems,
  ];
  return {
    ok: problems.length === 0,
    name: container.name,
    kind: container.kind,
    sizeBytes: container.sizeBytes,
    foreign: null,
    sealed: false,
    sha256: digests.whole,
    filesCount: container.files.length,
    problems,
    signature: signature.report,
    timeStamp: timeStamp.report,
    tagTexts: tags.texts,
  };
}

interface Digests {
  readonly byPath: ReadonlyMap<string, StretchDigests>;
  readonly whole: string | null;
}

async function digestAll(
  container: Container,
  zip: Place | null,
  options: VerifyOptions,
): Promise<Digests> {
  const signal = options.signal ?? new AbortController().signal;
  const scans = options.scans ?? ONE_SCAN;
  const groups =
    zip === null
      ? container.files.map((file) => ({ place: file, files: [file] }))
      : [{ place: zip, files: inOrder(container.files) }];
  const byPath = new Map<string, StretchDigests>();
  let whole: string | null = null;
  for (const group of groups) {
    // Overlapping entries are a problem already; a stretch that starts too early is not read.
    const results = await Promise.all(
      scans.map(({ scan, digests }, index) =>
        scan(
          {
            filePath: group.place.filePath,
            seal: group.place.seal,
            stretches: group.files,
            digests,
            whole: index === 0 && zip !== null && zip.seal === null,
          },
          // One count per byte, whatever the number of scans.
          (bytes) => options.onBytes?.(bytes / scans.length),
          signal,
        ),
      ),
    );
    whole = results[0]?.wholeSha256 ?? whole;
    group.files.forEach((file, index) => {
      const parts = results.map((result) => result.stretches[index]);
      byPath.set(file.path, {
        sha256: parts.find((part) => part?.sha256)?.sha256 ?? null,
        sha512: parts.find((part) => part?.sha512)?.sha512 ?? null,
        crc32: parts.find((part) => typeof part?.crc32 === 'number')?.crc32 ?? null,
      });
    });
  }
  return { byPath, whole };
}

/** Stretches in file order, those that overlap the one before left out (they are refused anyway). */
function inOrder(files: readonly PackageFile[]): readonly PackageFile[] {
  let end = 0;
  return files.filter((file) => {
    if (file.offset < end) return false;
    end = file.offset + file.sizeBytes;
    return true;
  });
}

function crcProblems(
  files: readonly PackageFile[],
  digests: ReadonlyMap<string, StretchDigests>,
): readonly Problem[] {
  return files.flatMap((file) => {
    const found = digests.get(file.path)?.crc32 ?? null;
    return file.announcedCrc32 === null || file.announcedCrc32 === found
      ? []
      : [problem('container', file.path, 'Its bytes do not fit the checksum in the zip.')];
  });
}
